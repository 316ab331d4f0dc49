import { describe, expect, it } from 'vitest'
import { checkSetUp, emptySetUp, readServerAddress, type TypedSetUp } from '#screens/first-run/check-set-up.ts'

const typed: TypedSetUp = {
  server: 'https://consilium.example.nhs.uk/fhir/',
  token: ' t0ken ',
  user: 'osei',
  name: '  Dr  Abena Osei ',
  role: 'chair',
  team: 'complex-cases',
  passphrase: 'four words of mine',
  passphraseAgain: 'four words of mine',
  pin: '204 816',
  pinAgain: '204816',
}
const fieldsWrong = (more: Partial<TypedSetUp>): readonly string[] => {
  const answer = checkSetUp({ ...typed, ...more })
  return answer.ok ? [] : answer.errors.map(({ field }) => field)
}

describe('setting up a computer', () => {
  it('takes a form that is filled in, without spaces round what was typed or pasted', () => {
    expect(checkSetUp(typed)).toEqual({
      ok: true,
      value: {
        kind: 'trust',
        server: 'https://consilium.example.nhs.uk/fhir',
        token: 't0ken',
        user: 'osei',
        name: 'Dr Abena Osei',
        role: 'chair',
        team: 'complex-cases',
        passphrase: 'four words of mine',
        pin: '204816',
      },
    })
  })

  it('names everything that is missing, in the order of the boxes', () => {
    const answer = checkSetUp(emptySetUp)
    expect(answer.ok ? [] : answer.errors.map(({ field }) => field)).toEqual(['server', 'token', 'user', 'name', 'role', 'team', 'passphrase', 'pin'])
  })

  it('asks for at least 14 characters, counting characters and not bytes', () => {
    const passphrase = 'x'.repeat(14)
    expect(fieldsWrong({ passphrase, passphraseAgain: passphrase })).toEqual([])
    const short = '👩‍⚕️'.slice(0, 2).repeat(13)
    expect(fieldsWrong({ passphrase: short, passphraseAgain: short })).toEqual(['passphrase'])
  })

  it('keeps every space and sign of a passphrase', () => {
    const passphrase = ' four  words of mine '
    const answer = checkSetUp({ ...typed, passphrase, passphraseAgain: passphrase })
    expect(answer.ok && answer.value.passphrase).toBe(passphrase)
  })

  it('wants both twice', () => {
    expect(fieldsWrong({ passphraseAgain: 'four words of mine.' })).toEqual(['passphrase-again'])
    expect(fieldsWrong({ pinAgain: '204817' })).toEqual(['pin-again'])
    expect(fieldsWrong({ pin: '20481', pinAgain: '20481' })).toEqual(['pin'])
    expect(fieldsWrong({ pin: '٢٠٤٨١٦', pinAgain: '٢٠٤٨١٦' })).toEqual(['pin'])
  })

  it('lists everything that is wrong at once', () => {
    expect(fieldsWrong({ server: 'riverbank.nhs.uk', passphrase: 'short', passphraseAgain: 'shorter', pin: '12', pinAgain: '13' })).toEqual([
      'server', 'passphrase', 'passphrase-again', 'pin', 'pin-again',
    ])
    const answer = checkSetUp({ ...typed, server: 'riverbank.nhs.uk' })
    expect(answer.ok ? [] : answer.errors[0]?.words).toBe('The trust server’s address must begin with https://')
  })

  it('takes https only, but for a server on this computer', () => {
    expect(readServerAddress(' https://consilium.example.nhs.uk ')).toBe('https://consilium.example.nhs.uk')
    expect(readServerAddress('http://127.0.0.1:8040/')).toBe('http://127.0.0.1:8040')
    for (const wrong of ['', '   ', 'consilium.example.nhs.uk', 'http://consilium.example.nhs.uk', 'ftp://x', 'javascript:alert(1)', 'https://', 'https://me:secret@x.nhs.uk', 'https://x.nhs.uk/?a=1', 'not an address']) {
      expect(readServerAddress(wrong), wrong).toBeNull()
    }
  })
})

describe('with a sign-in at the trust', () => {
  const secrets = { passphrase: 'four words of mine', passphraseAgain: 'four words of mine', pin: '204816', pinAgain: '204816' }
  const typed = { ...emptySetUp, server: 'https://trust.example/fhir', ...secrets }
  const person = { user: 'priya.raman', name: 'Priya Raman', places: [{ team: 'a', role: 'secretary' }, { team: 'b', role: 'observer' }] } as const

  it('nothing of the person is typed: they are who signed in, in the team they chose', () => {
    expect(checkSetUp(typed, { browser: true, tokens: false, person, team: 'b' })).toEqual({
      ok: true, value: { kind: 'signed-in', server: 'https://trust.example/fhir', team: 'b', passphrase: secrets.passphrase, pin: '204816' },
    })
  })

  it('nobody goes on who has not signed in, or not chosen a team', () => {
    const fields = (person_: typeof person | null, tokens: boolean) => {
      const checked = checkSetUp(typed, { browser: true, tokens, person: person_, team: null })
      return checked.ok ? [] : checked.errors.map(({ field }) => field)
    }
    expect(fields(null, false)).toEqual(['sign-in'])
    expect(fields(person, false)).toEqual(['place'])
    expect(fields(null, true)).toEqual(['token', 'user', 'name', 'role', 'team'])
  })
})
