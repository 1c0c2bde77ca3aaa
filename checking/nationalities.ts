/** Countries whose adjectives no ending tells, in lower case, without full stops: what is American is of the United States. */
export const NATIONALITIES: ReadonlyMap<string, string> = new Map(
  (
    'united states=american, us=american, usa=american, united kingdom=british, uk=british, britain=british, france=french, ' +
    'netherlands=dutch, switzerland=swiss, spain=spanish, denmark=danish, greece=greek, philippines=philippine, thailand=thai, ' +
    'finland=finnish, sweden=swedish, poland=polish, ireland=irish, iceland=icelandic, wales=welsh, scotland=scottish, ' +
    'russian federation=russian, republic of korea=korean, rok=korean, dprk=korean, european union=european, eu=european'
  )
    .split(', ')
    .map((pair) => pair.split('=') as [string, string]),
)
