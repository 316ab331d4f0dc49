import type { Database, Query } from '../database.ts'
import { reportFailure } from '../outcome.ts'
import type { Role } from '../roles.ts'
import { roleIn } from '../sign-in.ts'
import type { SignedIn, TokenTable } from '../sign-in.ts'

const DAY_MS = 86_400_000
/** As long as a computer may be read without a sign-in. */
const LONGEST_MS = 35 * DAY_MS

/** Who people are here while they are not signed in: for what others pass on for them. */
export interface People {
  /** Notes what somebody of the issuer is in which team, when it has changed or was noted a day ago. `now` in ms since 1970. Never throws. */
  readonly saw: (person: SignedIn, now: number) => Promise<void>
  /** Somebody of the issuer has no place in any team any more. Never throws. */
  readonly lost: (user: string) => void
  /** Everything somebody could sign in as: by the table of tokens, and as the issuer’s when they were seen within 35 days. */
  readonly placesOf: (query: Query, user: string, now: number) => Promise<readonly SignedIn[]>
}

export function keepPeople(database: Database, tokens: TokenTable): People {
  return {
    saw: async (person, now) => {
      if (person.until === undefined) return
      const places = JSON.stringify(Object.fromEntries(person.teams.map((team) => [team, roleIn(person, team)])))
      try {
        // What was noted is asked of the table alone: another server on this database may have seen them since as something else.
        await database.query(
          `INSERT INTO person AS p VALUES ($1, $2, $3, $4) ON CONFLICT (user_name) DO UPDATE SET name = EXCLUDED.name, places = EXCLUDED.places, seen_at = EXCLUDED.seen_at
           WHERE p.name <> EXCLUDED.name OR p.places <> EXCLUDED.places OR abs(EXCLUDED.seen_at - p.seen_at) >= $5::bigint`,
          [person.user, person.name, places, now, DAY_MS])
      } catch (error) {
        // Whoever asks who they are is told so all the same; it is noted the next time.
        reportFailure(error)
      }
    },
    lost: (user) => {
      void database.query('DELETE FROM person WHERE user_name = $1', [user]).catch(reportFailure)
    },
    placesOf: async (query, user, now) => {
      // Who may act for anyone is nobody’s judge.
      const listed = [...tokens.values()].filter((person) => person.user === user && person.actsForAnyone !== true)
      return [...listed, ...(await findSeen(query, user, now))]
    },
  }
}

async function findSeen(query: Query, user: string, now: number): Promise<readonly SignedIn[]> {
  const rows = await query('SELECT name, places FROM person WHERE user_name = $1 AND abs($2::bigint - seen_at) <= $3::bigint', [user, now, LONGEST_MS])
  return rows.map((row) => {
    const roles = JSON.parse(String(row['places'])) as Readonly<Record<string, Role>>
    const teams = Object.keys(roles)
    return { user, name: String(row['name']), role: roles[teams[0] ?? ''] ?? 'observer', teams, roles }
  })
}
