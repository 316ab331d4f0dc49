import { describe, expect, it } from 'vitest'
import { toServerAlone } from '#electron/keeper/sync/to-server-alone.ts'
import type { HttpRequest } from '#sync/ports.ts'

const asking = (url: string): HttpRequest => ({ method: 'GET', url, headers: {}, body: null, expects: 'text', signedIn: true, timeoutMs: 5000 })

async function isAsked(server: string, url: string): Promise<boolean> {
  const asked: string[] = []
  const http = toServerAlone(async (request) => {
    asked.push(request.url)
    return { kind: 'answered', status: 200, headers: {}, body: '' }
  }, server)
  const reply = await http(asking(url))
  expect(reply).toEqual(asked.length === 1 ? { kind: 'answered', status: 200, headers: {}, body: '' } : { kind: 'failed', reason: 'not-allowed' })
  return asked.length === 1
}

describe('E22: the keeper reaches the trust server alone', () => {
  it.each([
    'https://trust.example/fhir/metadata',
    'https://trust.example/fhir/QuestionnaireResponse?_tag=a%7Cb',
    'https://trust.example:443/fhir/$digest?_tag=a',
  ])('asks %s', async (url) => {
    expect(await isAsked('https://trust.example/fhir', url)).toBe(true)
    expect(await isAsked('https://trust.example/fhir/', url)).toBe(true)
  })

  it.each([
    'https://other.example/fhir/metadata',
    'https://trust.example.evil.example/fhir/metadata',
    'https://trust.example:8443/fhir/metadata',
    'http://trust.example/fhir/metadata',
    'https://trust.example/other/metadata',
    'https://trust.example/fhirs/metadata',
    'https://trust.example/fhir/../admin',
    'https://trust.example/fhir/%2e%2e/admin',
    'https://trust.example/fhir/..\\admin',
    'https://somebody:secret@trust.example/fhir/metadata',
    'file:///etc/passwd',
    'not an address',
  ])('never asks %s', async (url) => {
    expect(await isAsked('https://trust.example/fhir', url)).toBe(false)
  })
})
