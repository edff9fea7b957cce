/** The socket closed before the answer came: the request may or may not have been carried out. Never leaves the client. */
export class Cut extends Error {
  override readonly name = 'Cut';

  constructor() {
    super('The socket closed before the answer came.');
  }
}
