import { describe, expect, it } from 'vitest'
import { readReferralFile } from '#actions/read-referral-file.ts'

const TODAY = '2026-10-08'
const kindOf = async (file: Pick<Blob, 'size' | 'arrayBuffer'>): Promise<string> => {
  const answer = await readReferralFile(file, TODAY)
  return answer.ok ? 'read' : answer.refusal.kind
}

describe('a file that was chosen or dropped', () => {
  it('[S30] of 50 MB is refused before a byte of it is taken', async () => {
    let touched = false
    const arrayBuffer = (): Promise<ArrayBuffer> => {
      touched = true
      return Promise.resolve(new ArrayBuffer(0))
    }
    expect(await kindOf({ size: 50 * 1024 * 1024, arrayBuffer })).toBe('referral-too-large')
    expect(touched).toBe(false)
  })

  it('[S30] that cannot be opened, is no text or is text of another encoding is said to be', async () => {
    expect(await kindOf({ size: 1, arrayBuffer: () => Promise.reject(new Error('NotFoundError')) })).toBe('referral-not-opened')
    expect(await kindOf(new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff])]))).toBe('referral-not-text')
    expect(await kindOf(new Blob([new Uint8Array([0xff, 0xfe, 0x7b, 0x00])]))).toBe('referral-not-text')
  })

  it('[S30] may begin with the mark some editors put before a text', async () => {
    const bundle = JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: [{ resource: { resourceType: 'Patient' } }] })
    expect(await kindOf(new Blob([`\uFEFF${bundle}`]))).toBe('read')
  })
})
