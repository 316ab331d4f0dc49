import { describe, expect, it } from 'vitest'
import { computerRows, cornerBeforeSignIn, type ComputerFacts } from '#screens/first-run/computer-words.ts'
import { cornerWhenLocked, savedSentence } from '#screens/unlock/locked-words.ts'

const computer: ComputerFacts = { vaults: [], keyStore: false, freeBytes: 61_400_000_000, now: '2026-10-08T10:02:00Z', madeUpOnly: false }
const row = (more: Partial<ComputerFacts>, name: string) => computerRows({ ...computer, ...more }).find(([title]) => title === name)?.[1]
const vault = { id: 'a', name: 'Dr Abena Osei', demo: false, holder: null, asked: null, trouble: null }

describe('what this computer can do', () => {
  it('says plainly when there is no key store', () => {
    expect(row({}, 'Locking its records')).toBe('Your passphrase alone: this computer has no key store of its own. Whoever copies its files can try passphrases elsewhere, so make it long')
    expect(row({ keyStore: true }, 'Locking its records')).toContain('A copy of its files opens nowhere else')
  })

  it('says how much room there is, and when it is too little', () => {
    expect(row({}, 'Free space')).toBe('61 GB. Consilium needs about 2 GB')
    expect(row({ freeBytes: 1_240_000_000 }, 'Free space')).toBe('Only 1.2 GB. Consilium needs about 2 GB: make room first')
    expect(row({ freeBytes: null }, 'Free space')).toBe('Could not be read. Consilium needs about 2 GB')
  })

  it('shows the clock and who else has records here; the made-up clinic is nobody', () => {
    expect(row({}, 'Clock')).toBe('8 October 2026, 11:02am. Checked against the trust when you connect')
    expect(row({ vaults: [{ ...vault, demo: true }] }, 'Other people here')).toBe('None. Each person has their own locked records')
    expect(row({ vaults: [vault] }, 'Other people here')).toBe('Dr Abena Osei. Each person has their own locked records')
  })
})

describe('the corner before anybody signed in', () => {
  it('says only what can be known without opening anything', () => {
    expect(cornerBeforeSignIn([]).parts).toEqual(['Nothing saved yet', 'no records on this computer'])
    expect(cornerBeforeSignIn([vault]).parts).toEqual(['Records of 1 person on this computer', 'locked'])
    expect(cornerBeforeSignIn([vault, { ...vault, id: 'b' }]).parts[0]).toBe('Records of 2 people on this computer')
    expect(cornerWhenLocked(null).parts).toEqual(['Saved on this computer', 'locked'])
    expect(cornerWhenLocked('no-server').parts.join(' ')).not.toMatch(/waiting|sign in again/)
    expect(savedSentence('no-server')).toBe('Saved on this computer. The made-up clinic sends nothing.')
    expect([savedSentence(6), savedSentence(0)]).toEqual(['Saved. 6 waiting to send.', 'Saved. Nothing waiting to send.'])
  })
})
