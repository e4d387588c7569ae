import type { ComponentType } from 'react'
import type { Exhibit } from '../../contract/index.ts'
import { ScansSection } from '../candidates/ScansSection.tsx'
import { CustodySection } from '../custody/CustodySection.tsx'
import { Acquire } from '../laboratory/Acquire.tsx'
import { ExhibitLinks, PrintHistory } from '../leads/LinksSection.tsx'
import { ExhibitLabel } from '../labels/LabelLinks.tsx'
import { TestFire } from '../laboratory/TestFire.tsx'
import { Photos } from '../photos/Photos.tsx'

export interface SectionProps {
  readonly exhibit: Exhibit
}

/**
 * What further parts of the room show on the page of an exhibit, in this order, below its own facts. Each draws its own
 * `Section`, asks its own routes, and draws nothing where it has nothing to say.
 */
export const SECTIONS: readonly ComponentType<SectionProps>[] = [
  ExhibitLinks,
  ScansSection,
  CustodySection,
  Photos,
]

/** Buttons in the head of the page, in this order, before the one that corrects. */
export const ACTIONS: readonly ComponentType<SectionProps>[] = [ExhibitLabel, PrintHistory, TestFire, Acquire]
