// The same for the command: as `shuyu.config.mjs` beside the termbase, or with --config. It works in all processes.
const stopList = new Set(['双方'])

/** @param {import('shuyu').ConfigTools} tools */
export default ({ pipeline, defineStage }) => {
  const run = () => (concepts) => concepts.filter(({ zh }) => !stopList.has(zh))
  return pipeline({ add: [{ after: 'concepts', stage: defineStage({ name: 'stop list', version: '1', run }) }] })
}
