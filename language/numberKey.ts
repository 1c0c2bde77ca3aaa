/** Key of a quantity: its value without rounding noise, so that 4.6 × 10⁸ and 460 × 10⁶ are one. */
export const quantityKey = (value: number): string => String(Number(value.toPrecision(12)))
