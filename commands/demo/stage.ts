import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import { londonInstant } from '#domain/basics/london-instant.ts'
import { endProcessTree } from './end-processes.ts'
import { openLaptop, type Laptop } from './open-laptop.ts'
import { startServer, type ServerInHand } from './start-server.ts'

/** The made-up meeting's day, and when its people switch their laptops on. */
export const MEETING_DAY: CalendarDay = '2026-10-08'
const BEGINS_AT = londonInstant(MEETING_DAY, '12:40')

/** Everything the play stands on. What is open here is closed by `clear`, however the play ends. */
export interface Stage {
  /** A folder for this play alone: both profiles and the server's records. */
  readonly folder: string
  /** Where the results go. */
  readonly out: string
  /** Tells what comes next, and gives somebody who watches the time to read it. */
  readonly say: (line: string) => Promise<void>
  readonly openServer: () => Promise<ServerInHand>
  readonly openLaptop: (who: Who) => Promise<Laptop>
  /** The laptops opened so far; some may be closed. */
  readonly laptops: () => readonly Laptop[]
  /** What the pages of every laptop complained of so far. */
  readonly complaints: () => readonly string[]
  /** Ends every process of the play and removes its folder. Never throws; may be called twice. */
  readonly clear: () => void
}

export interface Who {
  readonly user: string
  readonly name: string
  /** The radio of the set-up form. */
  readonly role: string
  readonly token: string
  readonly passphrase: string
  readonly pin: string
}

export const chair: Who = {
  user: 'abena.osei',
  name: 'Dr Abena Osei',
  role: 'Chair',
  token: 'demo-chair',
  passphrase: 'four slow grey herons',
  pin: '271828',
}

export const secretary: Who = {
  user: 'priya.raman',
  name: 'Priya Raman',
  role: 'MDT co-ordinator or secretary',
  token: 'demo-secretary',
  passphrase: 'seven quick brown wrens',
  pin: '314159',
}

export const TEAM = 'complex-cases'

/** Sets an empty stage. `folder` must be new; `out` must exist. */
export function setStage({ folder, out, say }: Pick<Stage, 'folder' | 'out' | 'say'>): Stage {
  const startedAt = Date.now()
  /** What is started later shows the time that has passed since, like any other clock. */
  const clock = (): string => new Date(BEGINS_AT + Date.now() - startedAt).toISOString()
  const servers: ServerInHand[] = []
  const laptops: Laptop[] = []
  return {
    folder,
    out,
    say,
    openServer: async () => {
      const server = await startServer({ data: join(folder, 'trust-server'), port: servers[0]?.port, clock: clock() })
      servers.push(server)
      return server
    },
    openLaptop: async ({ user }) => {
      const laptop = await openLaptop({ profile: join(folder, user), clock: clock(), saveTo: join(out, 'letters') })
      laptops.push(laptop)
      return laptop
    },
    laptops: () => laptops,
    complaints: () => laptops.flatMap(({ complaints }) => complaints),
    clear: () => {
      for (const child of [...laptops, ...servers].map((each) => each.process)) {
        // The number of one that has ended may be another program's by now.
        if (child.exitCode === null && child.signalCode === null) endProcessTree(child.pid)
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}
