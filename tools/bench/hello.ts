import Fastify from "fastify";

/** The smallest server that Fastify makes: the floor under every request. */
const app = Fastify();
app.get("/", () => ({ hello: "world" }));
process.stdout.write(`${await app.listen({ port: 0, host: "127.0.0.1" })}\n`);
