import type { AgencyKey } from '../../city/types.ts'

/**
 * What reviews recommend, by the factor it answers. Real reviews write good ones and vague ones: `vague`
 * ones name no act that could be checked.
 */
export interface Remedy {
  readonly factor: string
  readonly owner: AgencyKey
  readonly text: string
  readonly vague?: true
}

export const REMEDIES: readonly Remedy[] = [
  { factor: 'V05', owner: 'hospital', text: 'Offer a bedside advocate to every patient with a gunshot wound before discharge, nights and weekends included.' },
  { factor: 'Y08', owner: 'hospital', text: 'Add a referral to the violence-intervention program to the discharge checklist for penetrating injuries.' },
  { factor: 'V02', owner: 'prosecutor', text: 'Send the supervising officer notice within one working day when a supervised person is shot.' },
  { factor: 'V04', owner: 'police', text: 'Route reports of threats with a gun to the shooting review within 24 hours.' },
  { factor: 'S01', owner: 'prosecutor', text: 'Record the reason for each dropped gun case and bring the list to the monthly meeting.' },
  { factor: 'S03', owner: 'police', text: 'Check surrender orders of prohibited persons named in a review within seven days.' },
  { factor: 'S04', owner: 'prevention', text: 'Meet people returning from custody to the focus blocks within 72 hours of release.' },
  { factor: 'S05', owner: 'schools', text: 'Assign a counselor to each pupil named in two reviews within a school year.' },
  { factor: 'R01', owner: 'community', text: 'Offer lethality screening and safe housing at the second call to the same address.' },
  { factor: 'R03', owner: 'community', text: 'Keep a conflict map and update it at the weekly coordination meeting.' },
  { factor: 'R04', owner: 'prevention', text: 'Hold a coordination call within 24 hours of each shooting with a risk of retaliation.' },
  { factor: 'R05', owner: 'schools', text: 'Tell outreach of threats posted about pupils on the day they are seen.' },
  { factor: 'T01', owner: 'community', text: 'Train bar and store staff on the corridor in calming arguments.' },
  { factor: 'T03', owner: 'prevention', text: 'Give large gatherings a named organizer, an end time and outreach on site.' },
  { factor: 'G01', owner: 'atf', text: 'Review every trace under one year to recovery with the dealer named, each month.' },
  { factor: 'G02', owner: 'police', text: 'Ask each burglary victim for serial numbers and enter stolen guns within 48 hours.' },
  { factor: 'G03', owner: 'health', text: 'Hand out lock boxes for vehicles at three sites in the focus districts.' },
  { factor: 'G04', owner: 'laboratory', text: 'Restore serials of guns from shootings first, within ten working days.' },
  { factor: 'G05', owner: 'laboratory', text: 'Tell all agencies within a day when a conversion device is confirmed.' },
  { factor: 'P02', owner: 'prevention', text: 'Repair the street lights of the reviewed block and report the date.' },
  { factor: 'P03', owner: 'health', text: 'Clean, green and fence the vacant lots of the reviewed block before summer.' },
  { factor: 'P04', owner: 'police', text: 'Agree a closing-time plan with each licensed premises with two shootings in a year.' },
  { factor: 'P05', owner: 'police', text: 'Test the cameras of the focus corridors monthly and log repairs.' },
  { factor: 'Y02', owner: 'laboratory', text: 'Enter cartridge cases within two working days of receipt, with the delay reported monthly.' },
  { factor: 'Y03', owner: 'police', text: 'Assign each ballistic lead to a named detective within 48 hours.' },
  { factor: 'Y04', owner: 'police', text: 'Assign nonfatal shootings to the same squad as homicides, with a detective at the hospital.' },
  { factor: 'Y05', owner: 'prosecutor', text: 'Give each witness to a shooting an advocate and a relocation option within five days.' },
  { factor: 'Y07', owner: 'sheriff', text: 'Answer breaches of gun conditions within three working days.' },
  { factor: 'Y09', owner: 'health', text: 'Keep two same-week appointments for trauma treatment open for referrals from reviews.' },
  { factor: 'Y10', owner: 'schools', text: 'Visit the home after ten days of absence or a suspension for fighting.' },
  { factor: 'Y13', owner: 'community', text: 'Help each family file for compensation within two weeks.' },
  { factor: 'I01', owner: 'prevention', text: 'Put the review under one sharing agreement that all agencies at the table have signed.' },
  { factor: 'I04', owner: 'police', text: 'Write the case number on every laboratory and trace submission.' },
  { factor: 'A01', owner: 'community', text: 'Staff the response line until 4 a.m. from Thursday to Sunday.' },
  { factor: 'A02', owner: 'health', text: 'Name one contact for each family within 24 hours.' },
  { factor: 'M01', owner: 'prevention', text: 'Open an evening drop-in in the beat that had the most reviews last year.' },
  { factor: 'I01', owner: 'police', text: 'Improve communication between agencies.', vague: true },
  { factor: 'M04', owner: 'prevention', text: 'Do more for young people in the neighborhood.', vague: true },
  { factor: 'M05', owner: 'police', text: 'Build trust with residents.', vague: true },
  { factor: 'R03', owner: 'police', text: 'Continue to monitor group conflicts.', vague: true },
] // prettier-ignore
