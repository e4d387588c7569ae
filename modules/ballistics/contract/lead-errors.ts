/** Refusals of leads and hits; part of the room's catalogue. */
export const leadErrors = {
  'ballistics.same_case': {
    status: 422,
    sentence: 'Both exhibits belong to the same case.',
    remedy: 'A lead links two cases. Choose an exhibit of another case.',
  },
  'ballistics.same_reader': {
    status: 409,
    sentence: 'You gave the first reading of this pair.',
    remedy: 'Ask another reader: a lead needs two different people.',
  },
  'ballistics.lead_exists': {
    status: 409,
    sentence: 'There is a lead of these two exhibits already.',
    remedy: 'Open that lead instead.',
  },
  'ballistics.lead_state': {
    status: 409,
    sentence: 'The lead does not stand where that can be done.',
    remedy: 'Open it again to see how it stands now.',
  },
  'ballistics.other_agency_lead': {
    status: 403,
    sentence: 'Another agency made this, and only its people can do that.',
    remedy: 'Call the agency that the page names.',
  },
  'ballistics.told_already': {
    status: 409,
    sentence: 'This agency has been told already.',
    remedy: 'Open the lead again to see who was told and when.',
  },
  'ballistics.told_when': {
    status: 422,
    sentence: 'The time does not fit: it lies in the future, or before the lead.',
    remedy: 'Correct the day and the time.',
  },
  'ballistics.items_needed': {
    status: 422,
    sentence: 'A link is examined on items of both cases that this lead compares.',
    remedy: 'Mark at least one exhibit of each case that you had under the microscope.',
  },
  'ballistics.hit_exists': {
    status: 409,
    sentence: 'This pair of cases is counted as a hit already.',
    remedy: 'A pair of cases counts once. Open the lead again, or ask the other laboratory.',
  },
  'ballistics.too_many_leads': {
    status: 422,
    sentence: 'More than 50,000 pairs of cases fit these filters.',
    remedy: 'Narrow the filters, and export in parts.',
  },
  'ballistics.not_concerned': {
    status: 403,
    sentence: 'Your agency is not among those that this lead concerns.',
    remedy: 'The agencies of the two cases, and the one that made the lead, say what became of it.',
  },
} as const
