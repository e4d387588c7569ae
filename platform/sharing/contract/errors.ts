import { errors } from '../../contract/index.ts'

export const sharingErrors = errors({
  'sharing.never': {
    status: 422,
    sentence: 'Records of this kind are never shared with another agency.',
    remedy: 'Take this kind of record out. No agreement can open it.',
  },
  'sharing.record_only': {
    status: 422,
    sentence: 'Records of this kind may be shared only one by one.',
    remedy: 'Open the record and share it from there, or share a collection of chosen records.',
  },
  'sharing.recipient_kind': {
    status: 422,
    sentence: 'The law does not let this agency see records of this kind.',
    remedy: 'Choose another recipient, or another kind of record.',
  },
  'sharing.not_covered': {
    status: 422,
    sentence: 'The agreement does not go that far.',
    remedy: 'Share less, or agree on a new version of the agreement first.',
  },
  'sharing.not_in_force': {
    status: 409,
    sentence: 'This agreement is not in force.',
    remedy: 'It works once every party has accepted it, from its first day to its last.',
  },
  'sharing.basis_needed': {
    status: 422,
    sentence: 'The law asks why such a record may be given to someone else.',
    remedy: 'State the law it rests on, or why the recipient has a need and a right to know.',
  },
  'sharing.onward': {
    status: 403,
    sentence: 'You were not given the right to hand this on.',
    remedy: 'Ask the agency that owns the record.',
  },
  'sharing.settled': {
    status: 409,
    sentence: 'This agreement has been approved and cannot be edited any more.',
    remedy: 'Write a new version of it. The old one holds until every party has accepted the new one.',
  },
  'sharing.over': {
    status: 409,
    sentence: 'This has ended already.',
    remedy: 'Open the list again to see how it stands.',
  },
  'sharing.name_taken': {
    status: 409,
    sentence: 'Your agency has one of that name already.',
    remedy: 'Choose another name.',
  },
  'sharing.collection_kind': {
    status: 422,
    sentence: 'A collection holds records of one kind, and of your own agency only.',
    remedy: 'Put this record into a collection of its own kind.',
  },
  'sharing.linked': {
    status: 409,
    sentence: 'These two records are linked already.',
    remedy: 'Open the list of linked records to see it.',
  },
  'intelligence.basis_missing': {
    status: 422,
    sentence: 'Criminal intelligence is kept only with a recorded reasonable suspicion (28 CFR 23.20).',
    remedy: 'State in at least 20 characters what the suspicion rests on, and label source and content.',
  },
})
