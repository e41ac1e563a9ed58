import { ServerInterceptingCall, type ServerInterceptor, status } from '@grpc/grpc-js';

/**
 * Turns away whoever does not name this `user:password`, as a server does that knows its users. What the server can do
 * it tells everybody: its client asks for that without a user.
 */
export const requireUser = (user: string): ServerInterceptor => {
  const expected = `Basic ${Buffer.from(user).toString('base64')}`;
  return ({ path }, call) =>
    new ServerInterceptingCall(call, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata, pass) => {
            if (path.includes('server_features') || metadata.get('authorization')[0] === expected)
              pass(metadata);
            else
              call.sendStatus({ code: status.UNAUTHENTICATED, details: 'Authentication Failed' });
          },
        }),
    });
};
