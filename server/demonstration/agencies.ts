import type { AgencyKind, Role } from '#contract'

interface SampleAgency {
  readonly unit: string
  readonly kind: AgencyKind
  readonly contact: string
  /** Name, account, what they are called at work, and role. The first signs for the agency. */
  readonly people: readonly (readonly [name: string, email: string, title: string, role: Role])[]
}

/** Invented people, one for each kind of work, at the agencies of the invented city; acts for two people find two administrators. */
export const AGENCIES = {
  police: {
    unit: 'Crime Gun Intelligence Center',
    kind: 'law-enforcement',
    contact: 'Analysis desk, desk@alderbay.example',
    people: [
      ['Lionel Obi', 'l.obi@alderbay.example', 'Administrator', 'administrator'],
      ['Mina Farrow', 'm.farrow@alderbay.example', 'Second administrator', 'administrator'],
      ['Rosa Marsh', 'r.marsh@alderbay.example', 'Crime analyst', 'analyst'],
      ['Ana Costa', 'a.costa@alderbay.example', 'Records clerk', 'records-clerk'],
      ['Jonah Whitlock', 'j.whitlock@alderbay.example', 'Detective', 'detective'],
      ['Omar Petrie', 'o.petrie@alderbay.example', 'Firearm trace clerk', 'trace-clerk'],
      ['Sela Novak', 's.novak@alderbay.example', 'Denial investigator', 'denial-investigator'],
      ['Dale Brandt', 'd.brandt@alderbay.example', 'Patrol supervisor', 'supervisor'],
      ['Ruth Vance', 'r.vance@alderbay.example', 'Professional standards', 'professional-standards'],
      ['Kofi Laine', 'k.laine@alderbay.example', 'Publication of data', 'publisher'],
      ['Ines Calder', 'i.calder@alderbay.example', 'Auditor', 'auditor'],
    ],
  },
  prevention: {
    unit: '',
    kind: 'city-office',
    contact: 'Front desk, prevention@alderbay.example',
    people: [
      ['Marcus Hale', 'm.hale@prevention.example', 'Administrator', 'administrator'],
      ['Tilda Okafor', 't.okafor@prevention.example', 'Prevention planner', 'prevention-staff'],
      ['Joy Ibarra', 'j.ibarra@prevention.example', 'Facilitator of reviews', 'facilitator'],
    ],
  },
  neighbour: {
    unit: 'Investigations',
    kind: 'law-enforcement',
    contact: 'Watch commander, watch@merrow.example',
    people: [
      ['Greta Holm', 'g.holm@merrow.example', 'Administrator', 'administrator'],
      ['Peter Lund', 'p.lund@merrow.example', 'Crime analyst', 'analyst'],
    ],
  },
  sheriff: {
    unit: 'Patrol and detectives',
    kind: 'law-enforcement',
    contact: 'Records, records@harrowsheriff.example',
    people: [
      ['Walt Keene', 'w.keene@harrowsheriff.example', 'Administrator', 'administrator'],
      ['Imani Cole', 'i.cole@harrowsheriff.example', 'Detective', 'detective'],
    ],
  },
  atf: {
    unit: '',
    kind: 'law-enforcement',
    contact: 'Duty agent, duty@fieldoffice.example',
    people: [
      ['Dana Ruiz', 'd.ruiz@fieldoffice.example', 'Administrator', 'administrator'],
      ['Paul Ostrow', 'p.ostrow@fieldoffice.example', 'Intelligence analyst', 'analyst'],
    ],
  },
  prosecutor: {
    unit: '',
    kind: 'prosecutor',
    contact: 'Intake, intake@harrowda.example',
    people: [
      ['Edith Rowe', 'e.rowe@harrowda.example', 'Administrator', 'administrator'],
      ['Hugo Stern', 'h.stern@harrowda.example', 'Investigator', 'detective'],
    ],
  },
  laboratory: {
    unit: 'Firearms section',
    kind: 'laboratory',
    contact: 'Firearms section, firearms@statelab.example',
    people: [
      ['Vera Quist', 'v.quist@statelab.example', 'Administrator', 'administrator'],
      ['Lena Fisk', 'l.fisk@statelab.example', 'Firearm examiner', 'examiner'],
      ['Tom Reyes', 't.reyes@statelab.example', 'Acquisition technician', 'technician'],
    ],
  },
  health: {
    unit: '',
    kind: 'health',
    contact: 'Injury prevention, injury@harrowhealth.example',
    people: [['Nadia Serrano', 'n.serrano@harrowhealth.example', 'Injury epidemiologist', 'partner']],
  },
  hospital: {
    unit: 'Trauma service',
    kind: 'health',
    contact: 'Trauma registry, registry@aldergeneral.example',
    people: [['Colm Daly', 'c.daly@aldergeneral.example', 'Violence intervention lead', 'partner']],
  },
  schools: {
    unit: '',
    kind: 'school',
    contact: 'Student safety, safety@alderschools.example',
    people: [['Bea Lindqvist', 'b.lindqvist@alderschools.example', 'Student safety', 'partner']],
  },
  community: {
    unit: '',
    kind: 'community',
    contact: 'Office, hello@harrowoutreach.example',
    people: [['Amara Diallo', 'a.diallo@harrowoutreach.example', 'Outreach worker', 'partner']],
  },
} as const satisfies Record<string, SampleAgency>

export type AgencyKey = keyof typeof AGENCIES

/** In whose name the city's own files are brought in, and the command line acts. */
export const ANALYST = AGENCIES.police.people[2][1]
