export interface NamedCount {
  readonly name: string;
  readonly count: number;
}
