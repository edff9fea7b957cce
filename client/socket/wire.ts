/** What a socket tells the client. After `closed` nothing more comes. */
export interface WireEvents {
  opened(): void;
  received(text: string): void;
  /** `refusedWith` is the HTTP status of a refused handshake, where the platform shows it: browsers do not. */
  closed(refusedWith?: number): void;
}

/** An open or opening WebSocket. */
export interface Wire {
  send(text: string): void;
  close(): void;
}

/** Opens a WebSocket that offers these subprotocols. Calls no event before it has returned. */
export type Connect = (url: string, protocols: string[], events: WireEvents) => Wire;

/** The platform's own WebSocket. */
export const webSocketConnect: Connect = (url, protocols, events) => {
  const socket = new WebSocket(url, protocols);
  socket.onopen = () => events.opened();
  socket.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') events.received(data);
  };
  socket.onclose = () => events.closed();
  return { send: (text) => socket.send(text), close: () => socket.close() };
};
