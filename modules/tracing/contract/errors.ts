import { errors } from '../../../platform/contract/index.ts'

export const tracingErrors = errors({
  'tracing.closed': {
    status: 403,
    sentence: 'Trace data is open to law enforcement and prosecutors only, for a criminal investigation.',
    remedy: 'State that purpose if you work on one. No agreement can open trace data to anyone else.',
  },
  'tracing.tag_taken': {
    status: 409,
    sentence: 'There is already a recovered gun with this property tag.',
    remedy: 'Open the existing one, or correct the tag.',
  },
  'tracing.photo_unreadable': {
    status: 415,
    sentence: 'This file is not a photograph that can be kept.',
    remedy: 'Send a JPEG, PNG or WebP picture.',
  },
  'tracing.trace_state': {
    status: 409,
    sentence: 'This request is not in a state that allows that.',
    remedy: 'Reload the page to see how the request stands now.',
  },
  'tracing.trace_incomplete': {
    status: 422,
    sentence: 'The tracing center would reject this request.',
    remedy: 'Mend what is named, then submit it.',
  },
  'tracing.number_taken': {
    status: 409,
    sentence: 'There is already a trace with this number.',
    remedy: 'Open the existing one, or correct the number.',
  },
  'tracing.no_name': {
    status: 409,
    sentence: 'No purchaser is on record for this trace.',
    remedy: 'Enter the result of the trace first.',
  },
  'tracing.pattern_wide': {
    status: 422,
    sentence: 'Too little of the number is known to look for it.',
    remedy:
      'Give at least two characters in a row; ? stands for one that cannot be read, * for any number of them.',
  },
  'tracing.mapping_incomplete': {
    status: 422,
    sentence: 'The mapping does not say enough to store rows.',
    remedy: 'Say which columns hold what is named, then start again.',
  },
  'tracing.period': {
    status: 422,
    sentence: 'This period cannot be measured.',
    remedy: 'Choose a first month before the last one, at most five years, none of them in the future.',
  },
  'tracing.nothing_public': {
    status: 409,
    sentence: 'No whole year has enough traced guns for a total at this threshold.',
    remedy: 'Wait until a year is over, or ask counsel whether a lower threshold is allowed.',
  },
  'tracing.not_public': {
    status: 409,
    sentence: 'Nothing of traces is public.',
    remedy: 'Totals become public only on the word of counsel and with a second person, under Public totals.',
  },
  'tracing.referral_state': {
    status: 409,
    sentence: 'This referral is not in a state that allows that.',
    remedy: 'Reload the page to see how the referral stands now.',
  },
  'tracing.import_state': {
    status: 409,
    sentence: 'This import is not in a state that allows that.',
    remedy: 'Reload the page to see how the import stands now.',
  },
})
