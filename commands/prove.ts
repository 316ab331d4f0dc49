import { proveFlips } from './prove/prove-flips.ts'
import { proveKills } from './prove/prove-kills.ts'
import { proveProcesses } from './prove/prove-processes.ts'
import { proveReplies } from './prove/prove-replies.ts'
import { proveSteps } from './prove/prove-steps.ts'
import { proveTampers } from './prove/prove-tampers.ts'
import { readOptions } from './prove/read-options.ts'

/** `npm run prove`: holds sync and the disk to their promises with the real parts, for as long as is asked. */
const usage = [
  'Usage: npm run prove -- processes [--keepers N] [--minutes M] [--seed S]',
  '       npm run prove -- replies [--runs N] [--seed S] [--from K]',
  '       npm run prove -- tampers [--runs N] [--seed S] [--from K]',
  '       npm run prove -- flips [--runs N] [--seed S] [--from K]',
  '       npm run prove -- kills [--kind keeper|app] [--runs N] [--seed S] [--from K]',
  '       npm run prove -- steps',
  '  processes  keepers as processes of their own, a trust server and a PostgreSQL, which are killed and restarted',
  '             while the network between them fails (8 keepers, 5 minutes, seed 1)',
  '  replies    conversations with the trust server in which replies are cut, garbled or taken from elsewhere',
  '             (100000 from seed 1); --from K is the number of the first: ranges of one seed add up, in thousands',
  '  tampers    a journal’s files changed, cut, swapped or put back, in one place each, and opened: each has to be told',
  '             (100000 from seed 1); ranges of one seed add up',
  '  flips      one bit flipped in a laptop’s files, which is opened with its trust server in reach: it has to be told, and',
  '             every act to come back (1000 from seed 1); ranges of one seed add up',
  '  kills      the keeper in a process of its own, or the app in its window, killed while it saves, opened again and held',
  '             against what was acknowledged (100 of the keeper, from seed 1); ranges of one seed add up',
  '  steps      every step with which the keeper makes something last, cut off before, within and after by a kill or a',
  '             power cut, and refused by a full or a broken disk; what it does about a refusal is cut off too',
].join('\n')

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (options?.what === 'processes') return proveProcesses(options, say)
  if (options?.what === 'replies') return proveReplies(options, say)
  if (options?.what === 'tampers') return proveTampers(options, say)
  if (options?.what === 'flips') return proveFlips(options, say)
  if (options?.what === 'kills') return proveKills(options, say)
  if (options?.what === 'steps') return proveSteps(say)
  process.stderr.write(`${usage}\n`)
  return 1
}

function say(words: string): void {
  process.stdout.write(`${words}\n`)
}

process.exitCode = await main(process.argv.slice(2))
