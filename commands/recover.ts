import { readFileSync, writeFileSync } from 'node:fs'
import { openRecoveryWrap } from '#electron/keeper/vault/recovery-wrap.ts'
import { readRecoveryRequest, writeRecoveryAnswer } from '#electron/keeper/recovery/recovery-files.ts'
import { makeTrustKey, openTrustKey } from '#electron/keeper/recovery/trust-key.ts'
import { askPassphrase } from './ask-passphrase.ts'

/**
 * `npm run recover`: for whoever holds the trust's recovery key. It makes the key, and answers a request of somebody whose records do
 * not open any more (K36). The passphrase is asked for, or is the line on standard input.
 */
const usage = [
  'Usage: npm run recover -- make-key KEYFILE',
  '       npm run recover -- answer KEYFILE REQUEST ANSWER',
  'make-key writes the private key, locked with a passphrase, and prints what goes into the trust’s profile.',
  'answer reads a request saved from Consilium’s first screen, and writes what opens those records on that computer alone.',
  'KEYFILE of make-key, and ANSWER, are written, and must not be there yet.',
].join('\n')

const SHORTEST_PASSPHRASE = 14

type Outcome = { readonly ok: boolean; readonly words: string }

async function main([what, ...paths]: readonly string[]): Promise<Outcome> {
  const [keyFile, request, answer] = paths
  if (what === 'make-key' && keyFile !== undefined && paths.length === 1) return makeKey(keyFile)
  if (what === 'answer' && keyFile !== undefined && request !== undefined && answer !== undefined && paths.length === 3) return answerTo(keyFile, request, answer)
  return no(usage)
}

async function makeKey(keyFile: string): Promise<Outcome> {
  const passphrase = await askPassphrase(`Passphrase for the key, at least ${SHORTEST_PASSPHRASE} characters (not shown): `)
  if ([...passphrase].length < SHORTEST_PASSPHRASE) return no(`The passphrase must have at least ${SHORTEST_PASSPHRASE} characters. Nothing was written.`)
  if (process.stdin.isTTY && (await askPassphrase('Once more (not shown): ')) !== passphrase) return no('The two passphrases are not the same. Nothing was written.')
  const { publicKey, text } = await makeTrustKey(passphrase)
  if (!write(keyFile, text)) return no(`${keyFile} cannot be written. Choose a name that is not there yet.`)
  const recovery = JSON.stringify({ key: publicKey, holder: 'Who keeps it, and their telephone' })
  return yes([
    `The private key is in ${keyFile}, locked with that passphrase. Whoever has both can open the records of everybody in the team: keep`,
    'them apart, and a second copy of each elsewhere. Without them nobody can answer a request.',
    `Into the trust’s profile, as one more name: "recovery": ${recovery}`,
    'The chair then puts the profile in force. Each computer takes the key over the next time somebody has it open on the network.',
  ].join('\n'))
}

async function answerTo(keyFile: string, requestFile: string, answerFile: string): Promise<Outcome> {
  const [keyText, requestText] = [read(keyFile), read(requestFile)]
  if (keyText === null) return no(`${keyFile} cannot be read. Check that the file is there and that you may open it.`)
  if (requestText === null) return no(`${requestFile} cannot be read. Check that the file is there and that you may open it.`)
  const request = readRecoveryRequest(requestText)
  if (!request.ok) return no(request.refusal.kind === 'recovery-newer' ? 'This request was made by a newer Consilium. Use that version’s command.' : `${requestFile} is not a whole recovery request from Consilium. Ask for it again, as a file.`)
  const { name, madeAt, vault, trustKey, wrapped } = request.value
  console.error(`The request says that it is for the records of ${name}, made ${madeAt}. Answer it only once you have spoken with ${name} and know that it is theirs.`)
  const pair = await openTrustKey(keyText, await askPassphrase())
  if (!pair.ok) return no(pair.refusal.kind === 'wrong-passphrase' ? 'That is not the passphrase of this key. Nothing was written.' : `${keyFile} is not a recovery key. Nothing was written.`)
  if (pair.value.publicKey !== trustKey) return no('These records are for another recovery key than this one. Nothing was written. Use the key that stood in the profile then.')
  const vaultKey = openRecoveryWrap(pair.value, vault, wrapped)
  pair.value.privateKey.fill(0)
  if (vaultKey === null) return no('This request was changed on its way: the key does not open it. Nothing was written. Ask for it again.')
  const text = writeRecoveryAnswer(request.value, vaultKey)
  vaultKey.fill(0)
  if (!write(answerFile, text)) return no(`${answerFile} cannot be written. Choose a name that is not there yet.`)
  return yes(`${answerFile} is for ${name}. It opens those records on the computer that asked, and nowhere else. They open it there, and choose a new passphrase.`)
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function write(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' })
    return true
  } catch {
    return false
  }
}

function yes(words: string): Outcome {
  return { ok: true, words }
}

function no(words: string): Outcome {
  return { ok: false, words }
}

const outcome = await main(process.argv.slice(2))
if (outcome.ok) console.log(outcome.words)
else console.error(outcome.words)
process.exitCode = outcome.ok ? 0 : 1
