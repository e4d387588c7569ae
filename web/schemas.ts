import { z } from 'zod'

// For speed a schema would be turned into code, which the content policy refuses; the browser reports each try.
z.config({ jitless: true })
