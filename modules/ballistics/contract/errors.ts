import { errors } from '../../../platform/contract/index.ts'
import { leadErrors } from './lead-errors.ts'
import { networkErrors } from './network-errors.ts'

export const ballisticsErrors = errors({
  ...leadErrors,
  ...networkErrors,
  'ballistics.number_taken': {
    status: 409,
    sentence: 'An exhibit of your agency already has this number or barcode.',
    remedy: 'Open that exhibit, or correct the number. Nothing was saved.',
  },
  'ballistics.case_exists': {
    status: 409,
    sentence: 'There is already a case of this agency with this number.',
    remedy: 'Open the existing case, or correct the number.',
  },
  'ballistics.too_early': {
    status: 422,
    sentence: 'This moment lies before the one it follows.',
    remedy: 'Correct the day or time: an exhibit is received after it was collected, and entered after that.',
  },
  'ballistics.not_a_surface': {
    status: 422,
    sentence: 'The file holds no measured surface that can be read.',
    remedy: 'Send an x3p, PLUX, SUR, TIFF or CSV file of heights.',
  },
  'ballistics.scan_not_ready': {
    status: 409,
    sentence: 'This scan is not prepared, so it cannot be drawn, compared or sought in this form.',
    remedy: 'Wait until it is ready, or open the scan to see what was found wrong with it.',
  },
  'ballistics.scan_state': {
    status: 409,
    sentence: 'This scan is being prepared already.',
    remedy: 'Wait until it is done, then look at it again.',
  },
  'ballistics.same_scan': {
    status: 422,
    sentence: 'A scan cannot be compared with itself.',
    remedy: 'Choose two scans.',
  },
  'ballistics.pair_unknown': {
    status: 422,
    sentence: 'One of these exhibits is not here, or has no breech face that is ready.',
    remedy: 'Check the numbers, and send in scans of both exhibits first. Nothing was dealt.',
  },
  'ballistics.pair_taken': {
    status: 409,
    sentence: 'A pair was read or dealt before, so that its readers would know it.',
    remedy: 'Choose another pair. Nothing was dealt.',
  },
  'ballistics.reading_not_yours': {
    status: 409,
    sentence: 'This reading is not open to you: you have read this comparison, or it needs another reader.',
    remedy: 'Go on with the next one in the reading list.',
  },
  'ballistics.corrected_already': {
    status: 409,
    sentence: 'This entry of the log was corrected already.',
    remedy: 'Correct the entry that corrects it.',
  },
  'ballistics.not_received': {
    status: 409,
    sentence: 'This exhibit has not been received yet.',
    remedy: 'Mark it as received first; the day is enough.',
  },
  'ballistics.not_firearm': {
    status: 409,
    sentence: 'Only a firearm is test-fired.',
    remedy: 'Open the firearm that was fired, or correct the kind of this exhibit.',
  },
  'ballistics.entered_already': {
    status: 409,
    sentence: 'This exhibit was entered already, so nothing is left to decide about it.',
    remedy: 'Leave it out. If its entry was a mistake, correct the entry on its page.',
  },
  'ballistics.not_exhibits': {
    status: 422,
    sentence: 'The columns of this file are not those of a list of exhibits.',
    remedy:
      'Name the columns: Exhibit and Item type for exhibits; Acquisition, Exhibit and Entered for what was entered. Others are read where they are there.',
  },
  'ballistics.import_state': {
    status: 409,
    sentence: 'This import is at another step already.',
    remedy: 'Load the page again to see how it stands.',
  },
  'ballistics.region_unknown': {
    status: 422,
    sentence: 'One of these agencies does not share its evidence with yours.',
    remedy: 'Load the page again and choose among those that do. Nothing was changed.',
  },
  'ballistics.not_a_photo': {
    status: 422,
    sentence: 'The file is no picture that can be shown.',
    remedy: 'Add a JPEG, PNG or WebP. A camera that writes HEIC can be set to write JPEG.',
  },
  'ballistics.photo_too_small': {
    status: 422,
    sentence: 'The picture has too few pixels to show anything of an exhibit.',
    remedy: 'Add the photograph as the camera took it, not a preview of it.',
  },
  'ballistics.photo_too_large': {
    status: 422,
    sentence: 'The picture has more pixels than can be shown.',
    remedy: 'Save it with fewer pixels, and keep the original in your own archive.',
  },
  'ballistics.photo_exists': {
    status: 409,
    sentence: 'This exhibit has this photograph already.',
    remedy: 'Choose another picture, or change the words below the one that is there.',
  },
  'ballistics.no_surface': {
    status: 409,
    sentence: 'A firearm itself is not entered.',
    remedy: 'Enter its test fires.',
  },
  'ballistics.not_waiting': {
    status: 422,
    sentence: 'An exhibit does not wait at this step any more.',
    remedy: 'Look at the queue again: someone else may have gone on with it. Nothing was saved.',
  },
  'ballistics.period': {
    status: 422,
    sentence: 'This period cannot be measured.',
    remedy: 'Choose a first month before the last one, at most five years, none of them in the future.',
  },
})
