import { errors } from '../../contract/index.ts'

export const accessErrors = errors({
  'people.email_taken': {
    status: 409,
    sentence: 'There is already an account with this e-mail address.',
    remedy: 'Use another address, or enable and change the account that exists.',
  },
  'people.email_retired': {
    status: 409,
    sentence: 'This e-mail address belonged to an account that was removed less than a year ago.',
    remedy: 'Use another address, so that the record of what was done stays clear.',
  },
  'people.last_administrator': {
    status: 409,
    sentence: 'This is the only administrator of the agency.',
    remedy: 'Make someone else an administrator first.',
  },
  'people.yourself': {
    status: 409,
    sentence: 'You cannot do this for your own account.',
    remedy: 'Ask another administrator of your agency.',
  },
  'people.federated': {
    status: 409,
    sentence: 'This person signs in at the provider of the agency and has no password here.',
    remedy: 'Ask the people who run the provider.',
  },
  'people.no_provider': {
    status: 409,
    sentence: 'Your agency has no sign-in provider.',
    remedy: 'Invite the person with a link, or have the provider set up on the server.',
  },
  'agencies.name_taken': {
    status: 409,
    sentence: 'There is already an agency or unit with this name.',
    remedy: 'Choose another name.',
  },
  'agencies.host_only': {
    status: 403,
    sentence: 'Only administrators of the agency that runs this installation may do this.',
    remedy: 'Ask one of them.',
  },
  'account.code': {
    status: 422,
    sentence: 'The code does not fit.',
    remedy: 'Wait for the next code of the authenticator, check the clock of the phone, and type it again.',
  },
  'account.passkey': {
    status: 422,
    sentence: 'The passkey could not be used.',
    remedy: 'Try again. If it fails again, use another way to prove who you are.',
  },
  'account.password': {
    status: 422,
    sentence: 'This password cannot be used.',
    remedy: 'Choose another; a short sentence is good.',
  },
  'account.last_factor': {
    status: 409,
    sentence: 'This is your only second factor.',
    remedy: 'Add another one first.',
  },
  'session.banner': {
    status: 409,
    sentence: 'The use notice has not been acknowledged, or has changed.',
    remedy: 'Load the page again, read the notice and acknowledge it.',
  },
  'session.provider': {
    status: 401,
    sentence: 'The provider did not confirm who you are, or no account here is yours.',
    remedy: 'Try again. If it fails again, ask an administrator of your agency for an account.',
  },
})
