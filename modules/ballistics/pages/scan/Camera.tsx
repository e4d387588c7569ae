import { useEffect, useRef, useState } from 'react'
import { useMessages } from '#web/messages'
import { Loading } from '#web/states'
import { openReader } from './reader.ts'
import styles from './scan.module.css'
import { text } from './text.ts'

/** Between two looks at the picture, so that a phone stays cool. */
const EVERY_MS = 250
/** The same label stays in the picture for a while; it is told once. */
const SAME_MS = 3_000

/** Reads labels through the camera for as long as it is on the screen; nothing is recorded or sent. */
export default function Camera({ onRead }: { onRead: (code: string) => void }) {
  const t = useMessages(text)
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef(onRead)
  const [state, setState] = useState<'opening' | 'on' | 'refused'>('opening')
  useEffect(() => {
    told.current = onRead
  })
  useEffect(() => {
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let ended = false
    let last = { code: '', at: 0 }
    const run = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      const read = await openReader()
      const frame = video.current
      if (ended || frame === null) return stream.getTracks().forEach((track) => track.stop())
      frame.srcObject = stream
      await frame.play()
      setState('on')
      const look = async () => {
        const code = await read(frame).catch(() => null)
        if (ended) return
        if (code !== null && (code !== last.code || Date.now() - last.at > SAME_MS)) {
          last = { code, at: Date.now() }
          told.current(code)
        }
        timer = setTimeout(() => void look(), EVERY_MS)
      }
      await look()
    }
    run().catch(() => setState('refused'))
    return () => {
      ended = true
      clearTimeout(timer)
      stream?.getTracks().forEach((track) => track.stop())
    }
  }, [])
  if (state === 'refused') return <p role="alert">{t('cameraRefused')}</p>
  return (
    <div className={styles['camera']}>
      {state === 'opening' && <Loading shape="chart" />}
      <video ref={video} muted playsInline aria-label={t('camera')} hidden={state !== 'on'} />
    </div>
  )
}
