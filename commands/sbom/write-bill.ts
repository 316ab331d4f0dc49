import { v5 } from 'uuid'
import type { Component } from './component.ts'
import type { Packages } from './list-packages.ts'

/** What the bill is of. */
export interface Subject {
  readonly name: string
  readonly version: string
  /** ISO instant of the commit; null where that is not known. */
  readonly committedAt: string | null
  /** The packages it names itself, by `bom-ref`. */
  readonly needs: readonly string[]
}

/** Any UUID that never changes: serial numbers are made within it. */
const SERIALS = '6a1f8a53-7c0e-4f43-9f0e-2f5d3f1c9b71'

/**
 * A bill of materials in CycloneDX 1.6, as JSON text. The same parts give the same text and serial number.
 * @param files parts that are no packages
 */
export function writeBill({ name, version, committedAt, needs }: Subject, { components, dependencies }: Packages, files: readonly Component[]): string {
  const ref = `${name}@${version}`
  const component = { 'bom-ref': ref, type: 'application', name, version, licenses: [{ license: { id: 'MIT' } }] }
  const content = {
    components: [...components, ...files],
    dependencies: [{ ref, dependsOn: [...needs, ...files.map((file) => file['bom-ref'])].toSorted() }, ...dependencies],
  }
  const serial = v5(JSON.stringify({ component, ...content }), SERIALS)
  const metadata = { ...(committedAt === null ? {} : { timestamp: committedAt }), lifecycles: [{ phase: 'build' }], component }
  const head = { $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json', bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: `urn:uuid:${serial}`, version: 1 }
  return `${JSON.stringify({ ...head, metadata, ...content }, null, 2)}\n`
}
