/** Two transactions got into each other's way and the database ended this one, of which nothing was done. It can be tried again. */
export class Collision extends Error {
  override readonly name = "Collision";
  readonly code: string;

  constructor(code: string) {
    super(`collided with another transaction: ${code}`);
    this.code = code;
  }
}
