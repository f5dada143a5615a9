/** Lays content into the folder of downloads. */
export function saveBlob(content: Blob, download: string): void {
  const url = URL.createObjectURL(content);
  Object.assign(document.createElement("a"), { href: url, download }).click();
  URL.revokeObjectURL(url);
}
