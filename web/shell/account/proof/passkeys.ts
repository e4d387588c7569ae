import { useCallback } from 'react'
import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { ProblemError } from '#web/client'
import { useMessages } from '#web/messages'
import { words } from './words.ts'

type Data = Record<string, unknown>

/** Whether this browser offers passkeys at this address; they need https, or localhost. */
export const passkeysAvailable = (): boolean => window.isSecureContext && browserSupportsWebAuthn()

/** Asks the browser for a passkey, to use one or to make one. What goes wrong comes back in words. */
export function usePasskeys() {
  const t = useMessages(words)
  const inWords = useCallback(
    (error: unknown): ProblemError => {
      const known =
        error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'
      return new ProblemError(
        {
          code: known ? 'passkey.known' : 'passkey.stopped',
          sentence: t(known ? 'passkeyKnown' : 'passkeyStopped'),
          remedy: t(known ? 'passkeyKnownHelp' : 'passkeyStoppedHelp'),
          requestId: '',
        },
        0,
      )
    },
    [t],
  )
  const use = useCallback(
    async (options: Data): Promise<Data> => {
      const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON
      try {
        return { ...(await startAuthentication({ optionsJSON })) }
      } catch (error) {
        throw inWords(error)
      }
    },
    [inWords],
  )
  const make = useCallback(
    async (options: Data): Promise<Data> => {
      const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON
      try {
        return { ...(await startRegistration({ optionsJSON })) }
      } catch (error) {
        throw inWords(error)
      }
    },
    [inWords],
  )
  return { use, make }
}
