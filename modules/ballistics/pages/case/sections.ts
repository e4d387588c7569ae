import type { ComponentType } from 'react'
import type { Case } from '../../contract/index.ts'
import { HandOverCase } from '../custody/HandOverCase.tsx'
import { LinkedCases } from '../leads/LinksSection.tsx'
import { CaseLabels } from '../labels/LabelLinks.tsx'
import { TriageCase } from '../triage/TriageCase.tsx'

export interface CaseProps {
  readonly its: Case
}

/** What further parts of the room show on the page of a case, below its exhibits; each draws its own `Section`. */
export const CASE_SECTIONS: readonly ComponentType<CaseProps>[] = [LinkedCases]

/** Buttons in the head of the page of a case. */
export const CASE_ACTIONS: readonly ComponentType<CaseProps>[] = [TriageCase, CaseLabels, HandOverCase]
