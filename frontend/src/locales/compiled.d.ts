/** A catalogue whose messages were compiled by the build (`catalogues.ts`): the parser stays out of the page. */
type CompiledCatalogue = Record<
  string,
  import("@lingui/message-utils/compileMessage").CompiledMessage
>;

declare module "*.json?compiled" {
  const messages: CompiledCatalogue;
  export default messages;
}

declare module "*.json?problems" {
  const messages: CompiledCatalogue;
  export default messages;
}
