import { defineMessages } from '#web/messages'

export const text = defineMessages({
  title: 'Measures',
  head: '{agency} · {from} to {to} · as known on {today}',
  analysis: 'Analysis',
  report: 'Report',
  pdf: 'PDF to print',
  csv: 'Figures as CSV',
  reportHelp:
    'Of the months shown. It is trace data: for law enforcement and prosecutors. What a council or the public may have are the public totals.',
  publication: 'Public totals',
  fromMonth: 'From',
  toMonth: 'To',
  agency: 'Agency',
  shown: 'Trend shown',

  comprehensive: 'Comprehensive tracing',
  purchaser: 'Answers to a first purchaser',
  underThreeYearsShare: 'Under 3 years from first sale',
  underOneYearShare: 'Under 1 year from first sale',
  rejection: 'Requests sent back',
  privatelyMadeShare: 'Privately made',
  'of.comprehensive': 'guns recovered',
  'of.purchaser': 'answers',
  'of.underThreeYearsShare': 'guns with a known time',
  'of.underOneYearShare': 'guns with a known time',
  'of.rejection': 'requests',
  'of.privatelyMadeShare': 'guns recovered',
  trendSub: 'Percent of {count} {of} by month, with the 95% interval',
  trendNone: 'Nothing of this period to take a share of.',

  short: 'In short',
  recovered: 'Guns recovered',
  shareOf: '{share}: {part} of {whole} {of}',
  toRequest: 'Recovery to request',
  toResult: 'Request to answer',
  days: 'median {median}, nine of ten within {ninetieth} days; {n} known, {unknown} not',
  daysNone: 'not known of {unknown}',
  timeUnknown: 'Time not known',
  guns: '{count, one: # gun | other: # guns}',
  undated: 'Without a month',
  undatedValue:
    '{count, one: # gun | other: # guns} whose day of recovery is not known; counted nowhere here',

  months: 'Month by month',
  month: 'Month',
  recoveredShort: 'Recovered',
  tracedShort: 'Traced (95%)',
  daysRequest: 'Median days to request',
  requests: 'Requests',
  back: 'Sent back',
  answers: 'Answers',
  purchaserShort: 'To a purchaser (95%)',
  daysAnswer: 'Median days to answer',
  threeShort: 'Under 3 years (95%)',
  made: 'Privately made',
  whole: 'All months',

  outcomes: 'What traces found',
  outcomesSub: '{count, one: # answer | other: # answers} of the period by outcome',
  outcomesNone: 'No answer came in this period.',
  causes: 'Why requests came back',
  causesSub: '{back} of {requested} requests of the period; one can have several causes',
  causesNone: 'No request of this period came back.',
  causeNone: 'No cause recorded',
  priorities: 'By priority: {list}.',
  priority: '{priority} {days}',

  counted: 'What is counted',
  'counted.recovered': 'Guns count in the month of their recovery, surrendered and found ones too.',
  'counted.traced':
    'Comprehensive tracing: guns of which a request was sent, whenever, of all guns recovered in the month. A recent month can still grow.',
  'counted.days':
    'Recovery to request counts for the guns recovered in the month; request to answer for the answers that came in it.',
  'counted.purchaser':
    'To a first purchaser: answers that name the first retail purchaser, of all answers of the month, those on privately made guns too.',
  'counted.time':
    'Under 1 and 3 years: fewer than 365 and 1,096 days from the first retail sale to the recovery, of guns with a known time. Guns without one stand beside the share; Analysis shows how far they could move it.',
  'counted.back': 'Sent back: of requests sent in the month, those that the tracing center returned.',

  emptyTitle: 'Nothing to measure in this period',
  emptyHelp: 'No gun was recovered and no request sent in it. Choose other months.',
})
