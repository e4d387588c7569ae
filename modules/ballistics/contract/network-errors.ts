import { errors } from '../../../platform/contract/index.ts'

export const networkErrors = errors({
  'ballistics.list_unmapped': {
    status: 422,
    sentence: 'The list cannot be read without some of its columns.',
    remedy: 'Say which column holds each of the fields named below, and start again.',
  },
  'ballistics.list_done': {
    status: 409,
    sentence: 'This list has been imported already.',
    remedy: 'Open its report. To import a newer list, send the newer file.',
  },
  'ballistics.list_too_long': {
    status: 413,
    sentence: 'The list has more rows than are imported at once.',
    remedy: 'Split it by year, and import the parts one after the other.',
  },
  'ballistics.side_settled': {
    status: 409,
    sentence: 'Nothing is open about this any more: someone settled it after you opened the page.',
    remedy: 'Load the page again to see what they found.',
  },
  'ballistics.not_queued': {
    status: 409,
    sentence:
      'Some of the exhibits do not wait to be sent: they are in a batch, entered, or not triaged to be entered.',
    remedy: 'Load the list again and choose from what waits. Nothing was saved.',
  },
  'ballistics.batch_step': {
    status: 409,
    sentence: 'The batch is not at the point where this can be done.',
    remedy:
      'It is sent, received at the site, entered and returned, in that order. Open it to see where it stands.',
  },
  'ballistics.acquisition_taken': {
    status: 409,
    sentence: 'Another exhibit of your agency already has this acquisition.',
    remedy: 'Look the number up in the network, and correct the one that is wrong.',
  },
})
