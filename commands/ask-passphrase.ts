import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** One line from the terminal, not shown as it is typed, or from whatever is piped in. */
export async function askPassphrase(prompt = 'Passphrase (not shown): '): Promise<string> {
  const isTerminal = process.stdin.isTTY === true
  if (isTerminal) process.stderr.write(prompt)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: isTerminal })
  const line = await Promise.race([once(lines, 'line'), once(lines, 'close')])
  lines.close()
  if (isTerminal) process.stderr.write('\n')
  return typeof line[0] === 'string' ? line[0] : ''
}
