import { lazy, Suspense, useEffect, useState } from 'react'
import { onSignedOut } from '#web/client'

const EndedDialog = lazy(() => import('./EndedDialog.tsx'))

/** Waits for the server to end the session, and then asks for the password over the page. */
export function EndedSession() {
  const [ended, setEnded] = useState(false)
  useEffect(() => onSignedOut(() => setEnded(true)), [])
  return <Suspense fallback={null}>{ended && <EndedDialog onResume={() => setEnded(false)} />}</Suspense>
}
