import type { Role } from '#domain/journal/act.ts'
import type { SignedInPerson } from '#state/sign-in-offer.ts'
import type { FieldError } from '../kit/field-error.ts'

/** The set-up form as typed. */
export interface TypedSetUp {
  readonly server: string
  readonly token: string
  readonly user: string
  readonly name: string
  readonly role: Role | null
  readonly team: string
  readonly passphrase: string
  readonly passphraseAgain: string
  readonly pin: string
  readonly pinAgain: string
}

export const emptySetUp: TypedSetUp = {
  server: '',
  token: '',
  user: '',
  name: '',
  role: null,
  team: '',
  passphrase: '',
  passphraseAgain: '',
  pin: '',
  pinAgain: '',
}

/** How people sign in to the server that was typed, and who has. */
export interface WhoSignsIn {
  readonly browser: boolean
  readonly tokens: boolean
  readonly person: SignedInPerson | null
  /** The one of the person's teams this computer is set up for. */
  readonly team: string | null
}

const byToken: WhoSignsIn = { browser: false, tokens: true, person: null, team: null }

/** What setting up this computer needs, checked. */
export type CheckedSetUp = CheckedToken | CheckedSignIn

interface CheckedSignIn {
  readonly kind: 'signed-in'
  readonly server: string
  readonly team: string
  readonly passphrase: string
  readonly pin: string
}

interface CheckedToken {
  readonly kind: 'trust'
  readonly server: string
  readonly token: string
  readonly user: string
  readonly name: string
  readonly role: Role
  readonly team: string
  readonly passphrase: string
  readonly pin: string
}

export type SetUpAnswer =
  | { readonly ok: true; readonly value: CheckedSetUp }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** Characters of a passphrase. On a computer without a key store, and of a locked copy, it alone opens the records. */
const SHORTEST_PASSPHRASE = 14

/** Checks the form as a whole; the errors come in the order of the boxes. Spaces round what is typed do not count. */
export function checkSetUp(typed: TypedSetUp, who: WhoSignsIn = byToken): SetUpAnswer {
  if (who.person !== null || !who.tokens) return checkSignedIn(typed, who)
  const errors = [...serverErrors(typed), ...tokenErrors(typed, who), ...personErrors(typed), ...secretErrors(typed)]
  if (errors.length > 0 || typed.role === null) return { ok: false, errors }
  const { passphrase, pin, role } = typed
  const value = { kind: 'trust' as const, server: readServerAddress(typed.server) ?? '', role, passphrase, pin: readPin(pin) }
  return { ok: true, value: { ...value, token: typed.token.trim(), user: typed.user.trim(), name: tidy(typed.name), team: typed.team.trim() } }
}

/** The address as it is used, without a stroke at its end; null when it is none. Without TLS only on this computer. */
export function readServerAddress(typed: string): string | null {
  const text = typed.trim()
  const address = URL.parse(text)
  if (address === null || address.username !== '' || address.search !== '' || address.hash !== '') return null
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(address.hostname)
  if (address.protocol !== 'https:' && !(address.protocol === 'http:' && here)) return null
  return address.href.replace(/\/+$/, '')
}

function checkSignedIn(typed: TypedSetUp, { person, team }: WhoSignsIn): SetUpAnswer {
  const errors = [
    ...serverErrors(typed),
    ...wrong('sign-in', person === null, 'Sign in with your trust’s account first'),
    ...wrong('place', person !== null && team === null, 'Say which team this is for'),
    ...secretErrors(typed),
  ]
  if (errors.length > 0 || team === null) return { ok: false, errors }
  return { ok: true, value: { kind: 'signed-in', server: readServerAddress(typed.server) ?? '', team, passphrase: typed.passphrase, pin: readPin(typed.pin) } }
}

function serverErrors(typed: TypedSetUp): readonly FieldError[] {
  return wrong('server', readServerAddress(typed.server) === null, serverWords(typed.server))
}

function tokenErrors(typed: TypedSetUp, { browser }: WhoSignsIn): readonly FieldError[] {
  const words = 'aste the token your IT department gave you'
  return wrong('token', typed.token.trim() === '', browser ? `Sign in with your trust’s account, or p${words}` : `P${words}`)
}

function serverWords(typed: string): string {
  if (typed.trim() === '') return 'Enter the address of the trust server'
  return !/^https:/i.test(typed.trim())
    ? 'The trust server’s address must begin with https://'
    : 'Enter the address as your IT department gave it, like https://consilium.example.nhs.uk'
}

function personErrors(typed: TypedSetUp): readonly FieldError[] {
  return [
    ...wrong('user', typed.user.trim() === '', 'Enter your user name at the trust'),
    ...wrong('name', tidy(typed.name) === '', 'Enter your name, as it stands under a letter'),
    ...wrong('role', typed.role === null, 'Say what you do in the MDT'),
    ...wrong('team', typed.team.trim() === '', 'Enter your team, as your IT department gave it'),
  ]
}

function secretErrors(typed: TypedSetUp): readonly FieldError[] {
  const pin = readPin(typed.pin)
  const pinWrong = !/^\d{6}$/.test(pin)
  return [
    ...passphraseErrors('passphrase', typed.passphrase, typed.passphraseAgain),
    ...wrong('pin', pinWrong, 'PIN must be 6 digits'),
    ...wrong('pin-again', pin !== readPin(typed.pinAgain), 'The two PINs are not the same'),
  ]
}

/** What is wrong with a passphrase in the box `field`, typed again in the box `field`-again. */
export function passphraseErrors(field: string, typed: string, again: string): readonly FieldError[] {
  return [
    ...wrong(field, [...typed].length < SHORTEST_PASSPHRASE, `Passphrase must be at least ${String(SHORTEST_PASSPHRASE)} characters`),
    ...wrong(`${field}-again`, typed !== again, 'The two passphrases are not the same'),
  ]
}

export function passphraseHint(): string {
  const least = String(SHORTEST_PASSPHRASE)
  return `At least ${least} characters. Four words you can remember are better than one hard one. Spaces count, pasting is allowed. Nobody can read it or look it up: keep it where you keep the trust’s others`
}

function wrong(field: string, isWrong: boolean, words: string): readonly FieldError[] {
  return isWrong ? [{ field, words }] : []
}

function tidy(typed: string): string {
  return typed.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

function readPin(typed: string): string {
  return typed.replace(/\s/g, '')
}
