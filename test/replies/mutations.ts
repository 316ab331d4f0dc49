import fc from 'fast-check'

/** One way to spoil a true reply. Numbers choose a place, whatever the size of the reply. */
export type Mutation =
  | { readonly kind: 'cut' | 'deep' | 'proto' | 'remove' | 'flip' | 'twice' | 'backwards' | 'other'; readonly at: number }
  | { readonly kind: 'copy'; readonly at: number; readonly from: number }
  | { readonly kind: 'type'; readonly at: number; readonly value: string }
  | { readonly kind: 'huge'; readonly at: number; readonly length: number }
  | { readonly kind: 'next'; readonly url: string }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'header'; readonly name: string; readonly value: string | null }
  | { readonly kind: 'words'; readonly status: number; readonly body: string; readonly type: string }
  | { readonly kind: 'failed'; readonly reason: 'no-network' | 'timed-out' | 'not-trusted' | 'not-allowed' | 'redirected' | 'too-large' }

const STATUSES = [100, 200, 201, 202, 204, 206, 300, 301, 302, 304, 307, 400, 401, 403, 404, 405, 406, 408, 409, 410, 412, 413, 415, 418, 422, 423, 425, 428, 429, 431, 451, 500, 501, 502, 503, 504, 507, 511, 520, 599, 0, -1, 999]
/** As JSON texts. */
const VALUES = ['null', 'true', 'false', '0', '-1', '1.5', '1e308', '-0', '""', '" "', '"x"', '"\\u0000"', '"\\ud800"', '"constructor"', '"2026-13-45T99:99:99Z"', '"9999-12-31T23:59:59.999Z"', '"0001-01-01T00:00:00Z"', '[]', '[[]]', '[null]', '{}', '{"length":1e9}', '{"__proto__":{"resourceType":"Bundle"}}', '{"toString":1,"valueOf":1}']
const NEXT = ['@self', '@first', 'https://elsewhere.example/fhir/QuestionnaireResponse', '@base.elsewhere.example/x', '@base/../admin', '@base/%2e%2e/admin', '@base/QuestionnaireResponse/..\\..\\x', '//elsewhere.example', 'javascript:alert(1)', '', '?page=2', 'file:///etc/passwd', '@base@elsewhere.example/']
const BODIES = [
  '', ' ', 'null', '[]', '{}', '"', '\u0000', '<html><title>Sign in to the guest network</title></html>', '<?xml version="1.0"?><Bundle xmlns="http://hl7.org/fhir"/>',
  '{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"exception","diagnostics":"Made-up words"}]}', '{"resourceType":"OperationOutcome"}', '{"resourceType":"OperationOutcome","issue":[{"diagnostics":{"a":1}}]}',
  '{"resourceType":"Bundle","type":"searchset"}', '{"resourceType":"Bundle","type":"searchset","total":0}', '{"resourceType":"Bundle","type":"searchset","total":1e15,"entry":[{"resource":null},null,7]}', '{"resourceType":"Bundle","type":"batch-response","entry":[]}',
  '{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1"}', '{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1","url":"urn:uuid:22222222-2222-4222-8222-222222222222"}', '{"resourceType":"CapabilityStatement","fhirVersion":"5.0.0"}',
  '{"resourceType":"QuestionnaireResponse","id":"x"}', '{"resourceType":"QuestionnaireResponse","id":"../../x"}', '{"resourceType":"Binary","id":"x"}', '{"resourceType":"DocumentReference","id":"x"}',
]
const TYPES = ['application/fhir+json', 'application/json', 'text/html', 'application/octet-stream', '', 'multipart/form-data']
const DATES = ['', 'yesterday', 'Thu, 01 Jan 1970 00:00:00 GMT', 'Fri, 31 Dec 9999 23:59:59 GMT', 'Sat, 01 Jan 275760 00:00:00 GMT', '-1', 'NaN', '0']
const WAITS = ['', '-1', '0', '1', '120', '999999999', '99999999999999999999', 'soon', '1e9', 'Fri, 31 Dec 9999 23:59:59 GMT', 'Thu, 01 Jan 1970 00:00:00 GMT', '1.5', ' 5 ']
const PLACES = ['', '/', 'QuestionnaireResponse/', 'QuestionnaireResponse/x', 'https://elsewhere.example/QuestionnaireResponse/../..', 'Binary/x/_history/1', '\\']

const at = fc.nat(100_000)

const one: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: fc.constantFrom('cut', 'proto', 'remove', 'flip', 'twice', 'backwards', 'other'), at }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('type' as const), at, value: fc.constantFrom(...VALUES) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('copy' as const), at, from: at }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('status' as const), status: fc.constantFrom(...STATUSES) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('words' as const), status: fc.constantFrom(...STATUSES), body: fc.constantFrom(...BODIES), type: fc.constantFrom(...TYPES) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('next' as const), url: fc.constantFrom(...NEXT) }) },
  { weight: 3, arbitrary: header('date', DATES) },
  { weight: 3, arbitrary: header('retry-after', WAITS) },
  { weight: 1, arbitrary: header('location', PLACES) },
  { weight: 1, arbitrary: header('content-type', TYPES) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('failed' as const), reason: fc.constantFrom('no-network', 'timed-out', 'not-trusted', 'not-allowed', 'redirected', 'too-large') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deep' as const), at }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('huge' as const), at, length: fc.constantFrom(1000, 100_000) }) },
)

function header(name: string, values: readonly string[]): fc.Arbitrary<Mutation> {
  const value: fc.Arbitrary<string | null> = fc.constantFrom(null, ...values)
  return fc.record({ kind: fc.constant('header' as const), name: fc.constant(name), value })
}

/** What becomes of the replies, in the order they come: an empty list leaves one as it is. */
export const spoiledReplies: fc.Arbitrary<readonly (readonly Mutation[])[]> = fc.array(
  fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 3, arbitrary: fc.tuple(one) }, { weight: 1, arbitrary: fc.tuple(one, one) }),
  { maxLength: 24, size: 'max' },
)
