/**
 * Freezes what every object inherits (E15), in the process that imports it: afterwards no payload, file or reply adds to a built-in
 * object or changes one, whatever code reads it. As `node --frozen-intrinsics` does, and one thing more: `__proto__` is a name like
 * any other, so that JSON from outside which holds it gives a member by that name and reaches no prototype. Imported where a
 * process begins. It costs the press up to a tenth of its processor time.
 */
const BUILT_IN = [
  'Object', 'Function', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'BigInt', 'Date', 'RegExp', 'Promise', 'Proxy',
  'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'FinalizationRegistry', 'ArrayBuffer', 'SharedArrayBuffer', 'DataView',
  'Uint8Array', 'Uint8ClampedArray', 'Int8Array', 'Uint16Array', 'Int16Array', 'Uint32Array', 'Int32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array',
  'Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError', 'AggregateError',
  'JSON', 'Math', 'Reflect', 'Atomics', 'Intl',
]

/** What no name leads to is reached from one of its kind. */
const UNNAMED = [function* () {}, async () => {}, async function* () {}, [].values(), new Map().values(), new Set().values(), ''[Symbol.iterator](), ''.matchAll(/x/g)].map((own) => Object.getPrototypeOf(own) as object)

/** Libraries give objects of their own a `constructor`, `toString` or `name` by plain assignment, which a frozen one above it would refuse. */
const ASSIGNED_OVER = new Set<object>([Object, Function, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, AggregateError].map(({ prototype }) => prototype))

const done = new Set<object>()
Reflect.deleteProperty(Object.prototype, '__proto__')
for (const name of BUILT_IN) freezeAll(Reflect.get(globalThis, name))
for (const prototype of UNNAMED) freezeAll(prototype)

/** Freezes it with all that its members lead to. */
function freezeAll(value: unknown): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || done.has(value)) return
  done.add(value)
  freezeAll(Object.getPrototypeOf(value))
  for (const key of Reflect.ownKeys(value)) {
    const member = Reflect.getOwnPropertyDescriptor(value, key)
    if (member === undefined) continue
    if (ASSIGNED_OVER.has(value) && member.writable === true && member.configurable === true) letOverride(value, key, member.value)
    for (const part of [member.value, member.get, member.set] as const) freezeAll(part)
  }
  Object.freeze(value)
}

/** An object that inherits it may still be given a member of its own by that name. */
function letOverride(prototype: object, key: PropertyKey, value: unknown): void {
  Object.defineProperty(prototype, key, {
    get: () => value,
    set(this: unknown, own: unknown) {
      if (this === prototype || (typeof this !== 'object' && typeof this !== 'function') || this === null) throw new TypeError(`${String(key)} of a built-in object is not changed`)
      Object.defineProperty(this, key, { value: own, writable: true, enumerable: true, configurable: true })
    },
  })
}
