import { useEffect, useRef, useState } from 'react'

const FIRST_WAIT = 1_000
const LONGEST_WAIT = 30_000

/** Whether events arrive: `waiting` between attempts, `off` without an address. */
export type EventsState = 'off' | 'connecting' | 'connected' | 'waiting'

/** One server-sent event: its name (`message` unless named) and its data, parsed from JSON. */
export interface ServerEvent {
  name: string
  data: unknown
}

export interface UseEventsOptions {
  /** Names of events beside the unnamed `message`. */
  names?: readonly string[]
}

/**
 * Listens to server-sent events at an address, and connects again with growing pauses when the line drops.
 * A null address listens to nothing.
 */
export function useEvents(
  path: string | null,
  onEvent: (event: ServerEvent) => void,
  options: UseEventsOptions = {},
): EventsState {
  const [state, setState] = useState<Exclude<EventsState, 'off'>>('connecting')
  const handler = useRef(onEvent)
  useEffect(() => {
    handler.current = onEvent
  })
  const names = ['message', ...(options.names ?? [])].join(' ')

  useEffect(() => {
    if (path === null) return undefined
    return listen(path, names.split(' '), (event) => handler.current(event), setState)
  }, [path, names])
  return path === null ? 'off' : state
}

function listen(
  path: string,
  names: readonly string[],
  onEvent: (event: ServerEvent) => void,
  onState: (state: Exclude<EventsState, 'off'>) => void,
): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = FIRST_WAIT

  const connect = () => {
    onState('connecting')
    source = new EventSource(path)
    source.addEventListener('open', () => {
      wait = FIRST_WAIT
      onState('connected')
    })
    for (const name of names)
      source.addEventListener(name, (event) =>
        onEvent({ name, data: parsed((event as MessageEvent<string>).data) }),
      )
    source.addEventListener('error', () => {
      source?.close()
      onState('waiting')
      timer = setTimeout(connect, wait)
      wait = Math.min(wait * 2, LONGEST_WAIT)
    })
  }

  connect()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
