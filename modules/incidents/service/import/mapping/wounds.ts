import type { Wound } from '../../../contract/index.ts'

/** Beginnings of the words clerks write for a part of the body, misspellings included. */
const parts: readonly (readonly [start: string, wound: Wound])[] = [
  ['mul', 'multiple'],
  ['mut', 'multiple'],
  ['graz', 'graze'],
  ['head', 'head'],
  ['temple', 'head'],
  ['ear', 'head'],
  ['skull', 'head'],
  ['face', 'face'],
  ['cheek', 'face'],
  ['eye', 'face'],
  ['nose', 'face'],
  ['jaw', 'face'],
  ['mouth', 'face'],
  ['neck', 'neck'],
  ['throat', 'neck'],
  ['chest', 'chest'],
  ['torso', 'chest'],
  ['rib', 'chest'],
  ['body', 'chest'],
  ['abdo', 'abdomen'],
  ['aabd', 'abdomen'],
  ['stom', 'abdomen'],
  ['side', 'abdomen'],
  ['waist', 'abdomen'],
  ['back', 'back'],
  ['pelvi', 'pelvis'],
  ['hip', 'pelvis'],
  ['groin', 'pelvis'],
  ['butt', 'pelvis'],
  ['testicle', 'pelvis'],
  ['shou', 'arm'],
  ['arm', 'arm'],
  ['forearm', 'arm'],
  ['elbow', 'arm'],
  ['wrist', 'hand'],
  ['hand', 'hand'],
  ['finger', 'hand'],
  ['thumb', 'hand'],
  ['leg', 'leg'],
  ['thigh', 'leg'],
  ['knee', 'leg'],
  ['calf', 'leg'],
  ['shin', 'leg'],
  ['ankle', 'foot'],
  ['foot', 'foot'],
  ['feet', 'foot'],
  ['toe', 'foot'],
]

/** A part of the body of free text; several different parts are `multiple`. */
export function woundOf(text: string): Wound | null {
  const found = new Set<Wound>()
  for (const word of text.toLowerCase().split(/[^a-z]+/)) {
    const part = parts.find(([start]) => word.startsWith(start))
    if (part) found.add(part[1])
  }
  if (found.size > 1) return 'multiple'
  return [...found][0] ?? null
}
