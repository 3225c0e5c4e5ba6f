/** What each sealed value is bound to: one that was moved to another row or column does not open (app/key-ring.ts). */
export const sealPurpose = {
  sheet: (caseId: string) => `case:${caseId}:sheet`,
  address: (caseId: string) => `case:${caseId}:address`,
  message: (caseId: string, messageId: string) => `case:${caseId}:message:${messageId}`,
  piece: (caseId: string, messageId: string, place: string) => `case:${caseId}:attachment:${messageId}:${place}`,
  channel: (city: string, receiverId: string) => `notice:${city}:channel:${receiverId}`,
  note: (caseId: string, cause: string) => `case:${caseId}:history:${cause}`,
  announcement: (id: string) => `announcement:${id}`,
};
