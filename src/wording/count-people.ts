/** How many people, in words: `1 person`, `1,250 people`. */
export function countPeople(count: number): string {
  return count === 1 ? '1 person' : `${count.toLocaleString('en-US')} people`;
}
