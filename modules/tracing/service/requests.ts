import { readSerial } from '#platform/firearms'
import { checkRequest, type Finding, type Ground, type TraceRequest } from '../contract/index.ts'
import type { RecoveryState } from './recovery.ts'

const NOBODY: TraceRequest['requester'] = {
  ori: '',
  phone: '',
  fax: '',
  email: '',
  officer: '',
  badge: '',
  caseNumber: '',
  unit: '',
  address: '',
}

/** A request from what is on record of a gun, and from what the agency's last request said of who asks. */
export function requestFor(
  { content }: Pick<RecoveryState, 'content'>,
  requester: TraceRequest['requester'] | null,
  officer: string,
): TraceRequest {
  const { privatelyMade: _made, conversionDevice: _device, ...firearm } = content.firearm
  const { state } = readSerial(firearm.serial)
  return {
    priority: 'routine',
    justification: '',
    instructions: '',
    crimeCode: content.crimeCode ?? '',
    projectCode: '',
    requester: {
      ...(requester ?? NOBODY),
      officer: officer || (requester?.officer ?? ''),
      caseNumber: content.caseNumber,
    },
    firearm: {
      ...firearm,
      serial: state === 'obliterated' || state === 'not-recorded' ? '' : firearm.serial,
      obliterated: state === 'obliterated' || state === 'partial',
      obliteration: '',
    },
    bonaFide: false,
  }
}

/** What the rules look at beside the request. */
export function groundOf(
  { content, readingState }: Pick<RecoveryState, 'content' | 'readingState'>,
  otherReference: number | null,
  now: Date,
): Ground {
  return {
    recoveredOn: content.recoveredOn,
    today: now.toISOString().slice(0, 10),
    privatelyMade: content.firearm.privatelyMade,
    conversionDevice: content.firearm.conversionDevice,
    readings: readingState,
    stolenChecked: content.stolen.result !== 'not-checked',
    otherTrace: otherReference === null ? null : `T-${otherReference}`,
    possessorBorn: content.people.filter(({ role }) => role === 'possessor').map(({ bornOn }) => bornOn),
  }
}

/**
 * A rejected request with what a rule can mend already mended: the maker behind an importer, a typing error, the
 * country of a maker, letters before a number, the mark of an unread number.
 */
export function corrected(request: TraceRequest, ground: Ground): TraceRequest {
  return checkRequest(request, ground).reduce(mend, request)
}

function mend(request: TraceRequest, { code, suggestion }: Finding): TraceRequest {
  const { firearm } = request
  const change = (fields: Partial<TraceRequest['firearm']>) => ({
    ...request,
    firearm: { ...firearm, ...fields },
  })
  if (code === 'serial-unread') return change({ obliterated: true })
  if (suggestion === null) return request
  if (code === 'importer-as-make')
    return change({ make: suggestion, importer: firearm.importer || firearm.make })
  if (code === 'make-typing-error') return change({ make: suggestion })
  if (code === 'country-make' || code === 'country-missing') return change({ country: suggestion })
  if (code === 'serial-decorated') return change({ serial: suggestion })
  return request
}
