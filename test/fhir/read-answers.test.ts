import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileToResource, resourceToFile } from '#fhir/file-to-resource.ts'
import { readOutcome } from '#fhir/operation-outcome.ts'
import { readBundle } from '#fhir/read-bundle.ts'
import { readCapability } from '#fhir/read-capability.ts'
import { idOf, lastUpdatedOf } from '#fhir/read-element.ts'
import { SHA256_SYSTEM, searchToken } from '#fhir/systems.ts'

describe('an OperationOutcome', () => {
  const outcome = (...issue: object[]) => ({ resourceType: 'OperationOutcome', issue })
  it.each([
    [outcome({ diagnostics: 'Your role (secretary) may not sign a letter.' }), 'Your role (secretary) may not sign a letter.'],
    [outcome({ details: { text: 'Not now.' } }, { diagnostics: 'Later.' }), 'Not now. Later.'],
    [outcome({ severity: 'error', code: 'forbidden' }), 'The trust server gave only a code: forbidden.'],
    [outcome(), 'The trust server gave no reason.'],
    [{ resourceType: 'OperationOutcome', issue: 'broken' }, 'The trust server gave no reason.'],
  ])('%# gives its words', (value, words) => {
    expect(readOutcome(value)).toBe(words)
  })

  it('is cut when it goes on and on', () => {
    expect(readOutcome(outcome({ diagnostics: 'x'.repeat(50_000) }))).toHaveLength(1000)
  })

  it.each([null, undefined, 'text', [], {}, { resourceType: 'Patient', issue: [] }])('%j is none', (value) => {
    expect(readOutcome(value)).toBe(null)
  })

  it('is never an exception', () => {
    fc.assert(fc.property(fc.anything(), (value) => void readOutcome(value)))
  })
})

describe('a page', () => {
  it('gives resources, next page and total', () => {
    const bundle = {
      resourceType: 'Bundle', type: 'searchset', total: 7,
      link: [{ relation: 'self', url: 'a' }, { relation: 'next', url: 'b' }],
      entry: [{ resource: { id: '1' } }, 'broken', {}],
    }
    expect(readBundle(bundle)).toEqual({ resources: [{ id: '1' }, {}], next: 'b', total: 7 })
  })

  it.each([{ resourceType: 'Bundle', type: 'history' }, { resourceType: 'Patient', type: 'searchset' }])('%j is none', (value) => {
    expect(readBundle(value)).toBe(null)
  })

  it.each([-1, 1.5, '7', null])('a total of %j is none', (total) => {
    expect(readBundle({ resourceType: 'Bundle', type: 'searchset', total })?.total).toBe(null)
  })
})

describe('what a server says of itself', () => {
  it.each([
    [{ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', url: 'urn:uuid:1' }, { epoch: 'urn:uuid:1', hints: false, digest: false }],
    [{ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest: [{ operation: [{ definition: 'https://consilium.example/OperationDefinition/hints' }] }] }, { epoch: '', hints: true, digest: false }],
    [{ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest: [7, { operation: [{ name: 'hints' }] }, { operation: 'hints' }] }, { epoch: '', hints: false, digest: false }],
    [{ resourceType: 'CapabilityStatement', fhirVersion: '5.0.0', url: 'x' }, null],
    [{ resourceType: 'Bundle', fhirVersion: '4.0.1' }, null],
  ])('%j', (value, capability) => {
    expect(readCapability(value)).toEqual(capability)
  })

  it('is believed up to a name of a thousand characters, as the name stands in every receipt', () => {
    const named = (length: number) => ({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', url: 'x'.repeat(length) })
    expect(readCapability(named(1000))?.epoch).toHaveLength(1000)
    expect(readCapability(named(1001))).toBe(null)
  })

  it.each(['../metadata', 'a/b', '', '..', '.', 'x'.repeat(65), 'a?b', 7, null])('%j is no id that may stand in an address', (id) => {
    expect(idOf({ id })).toBe(null)
  })

  it.each(['yesterday', '2026', '2026-10-08T11:40:00', 5, null])('%j is no time of the server', (lastUpdated) => {
    expect(lastUpdatedOf({ meta: { lastUpdated } })).toBe(null)
  })
})

describe('a file’s DocumentReference', () => {
  const file = { plainHash: 'ab'.repeat(32), team: 'complex-cases', about: 'case/c1', type: 'application/pdf', size: 1234, binary: 'b-1' }

  it('comes back as it was', () => {
    expect(resourceToFile(fileToResource(file))).toEqual(file)
  })

  const earlier = { ...fileToResource(file), identifier: [{ system: SHA256_SYSTEM, value: file.plainHash }] }

  it.each(['Binary/b-1', 'https://trust.example/fhir/Binary/b-1'])('of an earlier version finds its file at %s', (url) => {
    expect(resourceToFile({ ...earlier, content: [{ attachment: { url } }] })?.binary).toBe('b-1')
  })

  it('finds its file also where the server put an address of its own in the place of ours', () => {
    const url = 'https://storage.example/binary/other?Expires=1&Signature=x'
    expect(resourceToFile({ ...fileToResource(file), content: [{ attachment: { url } }] })?.binary).toBe('b-1')
  })

  it.each(['../metadata', '..', 'a/b', ''])('leads nowhere with %j as its file’s name', (binary) => {
    expect(resourceToFile(fileToResource({ ...file, binary }))).toBe(null)
  })

  it.each(['x', '', `application/${'x'.repeat(200)}`, 'text/html\n', 7])('is of no known type where it says %j', (contentType) => {
    expect(resourceToFile({ ...fileToResource(file), content: [{ attachment: { url: 'Binary/b-1', contentType } }] })?.type).toBe('application/octet-stream')
  })

  it.each(['Binary/../metadata', 'Binary/', 'https://storage.example/x?sig=1', 'Binary/a/_history/1', 'Binary/..'])('leads nowhere with %s', (url) => {
    expect(resourceToFile({ ...earlier, content: [{ attachment: { url } }] })).toBe(null)
  })
})

it('a search token escapes what FHIR would read as its own marks', () => {
  expect(searchToken('urn:x', 'a,b|c$d\\e')).toBe('urn:x|a\\,b\\|c\\$d\\\\e')
})
