import type { Role } from '../roles.ts'
import type { SignedIn } from '../sign-in.ts'
import type { ClaimsMap } from './read-issuer.ts'

type Claims = Readonly<Record<string, unknown>>

/**
 * Who somebody is by the claims of their token: undefined when it names nobody, and without teams when its claims give no
 * role here. `exp` is the end of the sign-in, in seconds since 1970.
 */
export function mapClaims(map: ClaimsMap, claims: Claims): SignedIn | undefined {
  const user = textOf(claims[map.user])
  if (user === undefined) return undefined
  const roles = rolesOf(map, claims)
  const until = typeof claims['exp'] === 'number' ? { until: claims['exp'] * 1000 } : {}
  const teams = Object.keys(roles)
  return { user, name: textOf(claims[map.name]) ?? user, role: roles[teams[0] ?? ''] ?? 'observer', teams, roles, ...until }
}

/** Whether the token carries the scope that is wanted of every token. */
export function hasScope({ scope }: ClaimsMap, claims: Claims): boolean {
  const given = [claims['scope'], claims['scp']].flatMap((each) => textsOf(each).flatMap((text) => text.split(' ')))
  return scope === undefined || given.includes(scope)
}

function rolesOf({ roles }: ClaimsMap, claims: Claims): Readonly<Record<string, Role>> {
  const held = new Set(textsOf(claims[roles.claim]))
  const found = new Map<string, Role>()
  for (const [value, { role, teams }] of Object.entries(roles.values)) {
    if (held.has(value)) for (const team of teams) if (!found.has(team)) found.set(team, role)
  }
  return Object.fromEntries(found)
}

function textsOf(value: unknown): readonly string[] {
  return [value].flat().filter((each): each is string => typeof each === 'string')
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}
