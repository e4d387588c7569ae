import * as oidc from 'openid-client'
import { z } from 'zod'

const Settings = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,60}$/, 'Use small letters, digits and dashes.'),
    name: z.string().min(1).max(80),
    agency: z.string().min(1),
    issuer: z.url({ protocol: /^https?$/ }).refine(isSafe, 'An issuer is reached over https.'),
    clientId: z.string().min(1),
    clientSecret: z.string().min(1),
    /** Whether addresses the provider does not call verified are taken to match accounts by. */
    trustEmail: z.boolean().default(false),
    /** What the provider says when it has asked for a second factor; without it, one is asked for here. */
    secondFactor: z
      .strictObject({ amr: z.array(z.string()).default([]), acr: z.array(z.string()).default([]) })
      .default({ amr: ['mfa', 'otp', 'hwk', 'swk', 'fpt', 'face', 'pin'], acr: [] }),
  }),
)
type ProviderSettings = z.infer<typeof Settings>[number]

/** What a sign-in at a provider is asked back with. */
export interface Asked {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Whom a provider vouches for. */
export interface Vouched {
  readonly issuer: string
  readonly subject: string
  /** Lower case; null when the provider gave none that may be trusted. */
  readonly email: string | null
  readonly secondFactor: boolean
  readonly authenticatedAt: Date | null
}

/** An OpenID Connect provider where the people of one agency sign in. */
export interface Provider {
  readonly id: string
  readonly name: string
  /** Name of the agency whose people it vouches for. */
  readonly agency: string
  /** The address to send the browser to; `afresh` makes the provider ask even if it knows the person. */
  ask(redirectUri: string, asked: Asked, afresh: boolean): Promise<string>
  /** @throws when the answer is not the provider's answer to what was asked */
  vouch(redirectUri: string, search: string, asked: Asked): Promise<Vouched>
}

/** Secrets of one sign-in: state against forged answers, nonce against replayed ones, PKCE verifier for the code. */
export const newAsked = (): Asked => ({
  state: oidc.randomState(),
  nonce: oidc.randomNonce(),
  verifier: oidc.randomPKCECodeVerifier(),
})

/**
 * The providers of a settings file. Their addresses stand there and nowhere else: the server fetches nothing that
 * was typed into a form.
 *
 * @throws z.ZodError naming the place that does not fit
 */
export function providersOf(content: unknown): Provider[] {
  return Settings.parse(content).map(providerOf)
}

function isSafe(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer)
  // Without TLS only to a provider on the same machine, which is how one is tried out.
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

function providerOf(settings: ProviderSettings): Provider {
  const { id, name, agency } = settings
  let found: Promise<oidc.Configuration> | undefined
  const configuration = () => {
    found ??= discover(settings).catch((error: unknown) => {
      // Asked again the next time: a provider that was away must not stay away.
      found = undefined
      throw error
    })
    return found
  }
  return {
    id,
    name,
    agency,
    async ask(redirectUri, { state, nonce, verifier }, afresh) {
      const address = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid email',
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(afresh && { prompt: 'login', max_age: '0' }),
      })
      return address.href
    },
    vouch: async (redirectUri, search, asked) =>
      vouchedBy(
        await configuration(),
        settings,
        new URL(`${redirectUri}?${search.replace(/^\?/, '')}`),
        asked,
      ),
  }
}

function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<oidc.Configuration> {
  const insecure = new URL(issuer).protocol === 'http:'
  return oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: 10,
    ...(insecure && { execute: [oidc.allowInsecureRequests] }),
  })
}

async function vouchedBy(
  configuration: oidc.Configuration,
  { secondFactor, trustEmail }: ProviderSettings,
  returned: URL,
  { state, nonce, verifier }: Asked,
): Promise<Vouched> {
  const tokens = await oidc.authorizationCodeGrant(configuration, returned, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()!
  const more =
    claims['email'] === undefined && configuration.serverMetadata().userinfo_endpoint
      ? await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
      : {}
  const { email, email_verified: verified } = { ...more, ...claims } as Record<string, unknown>
  const amr = Array.isArray(claims.amr) ? claims.amr : []
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: typeof email === 'string' && (verified === true || trustEmail) ? email.toLowerCase() : null,
    secondFactor:
      amr.some((one) => secondFactor.amr.includes(String(one))) ||
      (typeof claims.acr === 'string' && secondFactor.acr.includes(claims.acr)),
    authenticatedAt: typeof claims.auth_time === 'number' ? new Date(claims.auth_time * 1000) : null,
  }
}
