import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'

/** Someone the provider knows, and how they prove themselves there. */
export interface Login {
  readonly subject: string
  readonly email: string
  readonly verified?: boolean
  readonly amr?: readonly string[]
}

/** A real OpenID Connect provider on this machine. */
export interface TestProvider {
  readonly issuer: string
  readonly client: { readonly clientId: string; readonly clientSecret: string }
  /** Goes through the provider as a browser would, as `login`; answers the address it sends the browser back to. */
  visit(address: string, login: Login): Promise<URL>
  close(): Promise<void>
}

const client = { clientId: 'throughline', clientSecret: 'a secret of the provider and the house' }

export async function testProvider(redirectUri: string): Promise<TestProvider> {
  const logins = new Map<string, Login>()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, configuration(redirectUri, logins))
  const answer = provider.callback()
  server.on('request', (request, response) => {
    const [, uid] = /^\/interaction\/([\w-]+)/.exec(request.url ?? '') ?? []
    if (!uid) return void answer(request, response)
    const login = logins.get('next')!
    void provider.interactionDetails(request, response).then(async ({ prompt, params }) => {
      const result =
        prompt.name === 'login'
          ? { login: { accountId: login.subject, ...(login.amr && { amr: [...login.amr] }) } }
          : { consent: { grantId: await grantOf(provider, login.subject, String(params['client_id'])) } }
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true })
    })
  })
  return {
    issuer,
    client,
    visit: (address, login) => {
      logins.set('next', login)
      logins.set(login.subject, login)
      return follow(address, redirectUri)
    },
    close: () => end(server),
  }
}

function configuration(redirectUri: string, logins: ReadonlyMap<string, Login>): Configuration {
  return {
    clients: [
      { client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [redirectUri] },
    ],
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['only for tests'] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: async () => {
        const { email, verified = true } = logins.get(sub)!
        return { sub, email, email_verified: verified }
      },
    }),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  }
}

async function grantOf(provider: Provider, accountId: string, clientId: string): Promise<string> {
  const grant = new provider.Grant({ accountId, clientId })
  grant.addOIDCScope('openid email')
  return grant.save()
}

/** Follows redirects with cookies until the provider sends the browser back. */
async function follow(address: string, back: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let at = new URL(address)
  for (let hop = 0; hop < 12; hop++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!
      cookies.set(name!, value!)
    }
    const location = response.headers.get('location')
    if (!location) throw new Error(`The provider answered ${response.status}: ${await response.text()}`)
    at = new URL(location, at)
    if (at.href.startsWith(back)) return at
  }
  throw new Error('The provider sends in circles.')
}

const end = (server: Server) =>
  new Promise<void>((resolve) => {
    server.closeAllConnections()
    server.close(() => resolve())
  })
