import { randomBytes } from 'node:crypto'
import { bytesHash } from '#electron/keeper/blobs/keep-blobs.ts'
import type { Chance } from '../simulation/chance.ts'
import { startKeeperProcess, type KeeperProcess } from '../processes/keeper-process.ts'
import { PIN, type Asked, type KillDesk, type KillGround } from './kill-desk.ts'

/** The keeper's own entry in a process of its own. The next one starts while this one works, and touches the records only when it is asked to. */
export function keeperGround(chance: () => Chance, entry: Parameters<typeof startKeeperProcess>[2] = undefined): KillGround {
  let next: { readonly profile: string; readonly keeper: KeeperProcess } | null = null
  const start = (profile: string): KeeperProcess => startKeeperProcess(profile, () => undefined, entry)

  return {
    killsAProfile: 50,
    longestMs: 250,
    open: async (profile) => {
      const keeper = next?.profile === profile ? next.keeper : start(profile)
      if (next !== null && next.keeper !== keeper) await next.keeper.kill()
      next = { profile, keeper: start(profile) }
      return {
        ask: ((name: Asked, request: never) => keeper.ask(name, request)) as KillDesk['ask'],
        sign: async (_number, about, intent) => {
          const bytes = randomBytes(1 + chance().below(60_000))
          const signed = await keeper.ask('keepSigned', { about, bytes, type: 'application/pdf', intents: [intent(bytesHash(bytes))], pin: PIN })
          if (!signed.ok) throw new Error(`Not signed: ${signed.refusal.kind}`)
          return bytesHash(bytes)
        },
        isKept: async (plainHash, about) => {
          const read = await keeper.ask('readBlob', { plainHash, about })
          return read.ok && bytesHash(Buffer.from(read.value.bytes)) === plainHash
        },
        kill: async () => {
          await keeper.kill()
          return 'the keeper alone'
        },
      }
    },
    end: async () => next?.keeper.kill(),
  }
}
