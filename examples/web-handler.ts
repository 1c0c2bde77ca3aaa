// A web service: POST a bilingual text, get its terms as TSV. Work stops when the client goes away.
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { exportGlossary, extract, InputError } from 'shuyu'

const server = createServer(async (request, response) => {
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  try {
    const input = { content: await text(request), name: 'posted.txt' }
    const { glossary } = await extract(input, { signal: gone.signal })
    response.setHeader('Content-Type', 'text/tab-separated-values; charset=utf-8')
    for await (const piece of exportGlossary(glossary, 'tsv')) response.write(piece)
  } catch (error) {
    if (gone.signal.aborted) return
    response.statusCode = error instanceof InputError ? 422 : 500
    response.write(error instanceof InputError ? error.located : 'internal error')
  }
  response.end()
})
server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () =>
  console.log(`listening ${JSON.stringify(server.address())}`),
)
