import { lazy, Suspense } from 'react'
import { useSession } from '#web/session'
import { Loading } from '#web/states'

const Shell = lazy(() => import('./Shell.tsx'))
const SignInPage = lazy(() => import('./entry/SignInPage.tsx'))

/** The workspace: whoever is signed in sees the shell round the page; anyone else signs in right here. */
export function Workspace() {
  return (
    <Suspense fallback={<Loading />}>
      <Entrance />
    </Suspense>
  )
}

function Entrance() {
  const { person } = useSession()
  return person ? <Shell key={person.id} /> : <SignInPage />
}
