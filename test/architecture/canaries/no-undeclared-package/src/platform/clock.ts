import plugin from 'fastify-plugin';

export const seen = plugin;
