import fc from 'fast-check'

/** What nobody should send: requests to the review server and jobs in a queue, all sorts, a few of them nearly right. */

export interface HostileRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const odd = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\0', '\ud800', "'; DROP TABLE renderings; --", '../../etc/passwd', '<script>', 'r0000000000000000'),
  fc.double(),
  fc.constant(null),
  fc.boolean(),
)

/** Not `revision`: with the right one a decision would be a good one. */
const field = fc.constantFrom(
  ...['decisions', 'rendering', 'concept', 'status', 'usage', 'zh', 'en', 'note', 'filter', 'change', 'expected'],
  ...['from', 'into', 'id', '__proto__', 'constructor', 'statuses', 'search', 'definition', 'kind', 'key', 'documents'],
)

const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    odd,
    fc.dictionary(field, tie('value'), { maxKeys: 4 }),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
}))

const json = (value: unknown) => JSON.stringify(value) ?? ''

/** Requests of which none may change anything; `rendering` is one that the termbase has, with another revision than 5. */
export function hostileRequests(rendering: string): fc.Arbitrary<HostileRequest> {
  const nearlyRight = fc
    .tuple(field, odd)
    .map(([name, value]) => ({ decisions: [{ rendering, revision: 5, status: 'accepted', [name]: value }] }))
  const query = fc.tuple(
    fc.constantFrom('q', 'status', 'min', 'from', 'order', 'ids', 'offset', 'limit', 'around', 'speaker', 'token'),
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('NaN', '-1', '1e99', '%', 'confidence; DROP', 'x'.repeat(9000)),
    ),
  )
  const path = fc.tuple(
    fc.constantFrom(
      ...['/', '/login', '/logout', '/app.js', '/nothing', '/..%2f..%2fetc/passwd', '/%00', '/api', '//api/undo'],
      ...['decisions', 'batch', 'merge', 'split', 'undo', 'redo', 'session', 'queue', 'history'].map(
        (n) => `/api/${n}`,
      ),
      ...[`/api/renderings/${rendering}`, '/api/renderings/%ff', '/api/renderings', '/api/units/x:1/neighbours'],
      ...[`/api/renderings/${rendering}/concordance`, `/api/renderings/${rendering}/history`],
    ),
    fc.option(query),
  )
  const header = fc.tuple(
    fc.constantFrom(
      'Cookie',
      'Origin',
      'Sec-Fetch-Site',
      'X-Forwarded-For',
      'X-Forwarded-Proto',
      'Last-Event-ID',
      'Range',
    ),
    fc.oneof(
      fc.string({ unit: 'grapheme-ascii', maxLength: 40 }),
      fc.constantFrom('null', 'cross-site', '9'.repeat(300)),
    ),
  )
  return fc.record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'),
    path: path.map(([place, asked]) =>
      asked ? `${place}?${asked[0]}=${encodeURIComponent(wellFormed(asked[1]))}` : place,
    ),
    headers: fc.tuple(fc.array(header, { maxLength: 2 }), type).map(([some, [name, content]]) => ({
      ...Object.fromEntries(some.map(([key, text]) => [key, text.replace(/[^\x20-\x7e]/g, '')])),
      [name]: content,
    })),
    body: fc.oneof(
      anyValue.map(json),
      nearlyRight.map(json),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '',
        'name=x&password=guess',
        `name=${'x'.repeat(5000)}`,
        '[['.repeat(20_000),
        'x'.repeat(300_000),
      ),
    ),
  })
}

const type = fc.tuple(
  fc.constant('Content-Type'),
  fc.constantFrom(
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ),
)

const wellFormed = (text: string) => text.replace(/[\ud800-\udfff]/g, '')

const key = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 })
const oddKey = fc.oneof(key, odd, fc.constantFrom('../../../etc/passwd', `terms/${'0'.repeat(32)}`, 'source/x'))

/** Jobs of which none may be done: malformed, or for keys that do not follow from what they name. */
export const hostileJobs: fc.Arbitrary<unknown> = fc.oneof(
  anyValue,
  fc.record({
    kind: fc.constant('prepare'),
    key: oddKey,
    input: fc.constantFrom('/etc/passwd', '/dev/zero', '/no/such/file', { zh: '/etc/passwd', en: '/etc/group' }, null),
  }),
  fc.record({ kind: fc.constant('prepare'), key: oddKey, encoding: fc.oneof(odd, fc.constant('utf-8')) }),
  fc.record({ kind: fc.constant('learn'), key: oddKey, documents: fc.oneof(fc.array(oddKey, { maxLength: 3 }), odd) }),
  fc.record(
    { kind: fc.constant('find'), key: oddKey, document: oddKey, linkModel: oddKey, knownTerms: oddKey, more: anyValue },
    { requiredKeys: ['kind', 'key', 'document'] },
  ),
)
