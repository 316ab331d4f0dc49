import type { Endpoints } from './check-token.ts'
import { usualScopes } from './read-issuer.ts'
import type { IssuerSettings } from './read-issuer.ts'

/**
 * How the app signs people in, as JSON text: SMART App Launch's smart-configuration with what the app needs besides (client_id,
 * audience, resource). `endpoints` as far as the issuer has said them; `tokens` says that tokens of our own are taken too.
 */
export function describeSignIn({ issuer, audience, clientId, claims }: IssuerSettings, endpoints: Endpoints | undefined, tokens: boolean): string {
  const { scopes = usualScopes, resource } = claims.ask ?? {}
  return JSON.stringify({
    issuer,
    ...endpoints,
    client_id: clientId,
    audience,
    scopes_supported: scopes,
    ...(resource === undefined ? {} : { resource }),
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none'],
    capabilities: ['launch-standalone', 'client-public', 'sso-openid-connect', 'permission-offline', 'permission-user'],
    tokens,
  })
}
